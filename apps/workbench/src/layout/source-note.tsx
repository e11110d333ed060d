import { type FactStatus, references } from "@isotherm/knowledge";
import { Badge, Popover, Text } from "@mantine/core";
import { type ReactElement, useState } from "react";

const STATUS_WORDS: Readonly<Record<FactStatus, string>> = {
  cited: "cited",
  established: "established",
  "expert-opinion": "expert opinion",
  computed: "computed",
  proposal: "proposal",
  unverified: "unverified",
};

const STATUS_COLORS: Readonly<Record<FactStatus, string>> = {
  cited: "gray",
  established: "gray",
  "expert-opinion": "yellow",
  computed: "gray",
  proposal: "yellow",
  unverified: "orange",
};

/** How sure a number is; a click shows where it comes from. */
export function StatusMark(properties: {
  readonly status: FactStatus;
  readonly sources: readonly string[];
}): ReactElement {
  const { status, sources } = properties;
  const [shown, setShown] = useState(false);
  return (
    <Popover
      opened={shown}
      onChange={setShown}
      width={340}
      position="bottom-start"
      withArrow={true}
      shadow="md"
    >
      <Popover.Target>
        <Badge
          component="button"
          type="button"
          size="sm"
          variant="outline"
          color={STATUS_COLORS[status]}
          style={{ cursor: "pointer", textTransform: "none", fontWeight: 550, minWidth: "max-content" }}
          onClick={() => setShown(!shown)}
          aria-label={`${STATUS_WORDS[status]}; show the source`}
        >
          {STATUS_WORDS[status]}
        </Badge>
      </Popover.Target>
      <Popover.Dropdown>
        <SourceList sources={sources} />
      </Popover.Dropdown>
    </Popover>
  );
}

function SourceList({ sources }: { readonly sources: readonly string[] }): ReactElement {
  if (sources.length === 0) return <Text size="sm">No source is recorded.</Text>;
  const known = references();
  return (
    <>
      {sources.map((key) => {
        const reference = known.find((candidate) => candidate.id === key);
        if (reference === undefined)
          return (
            <Text key={key} size="sm">
              {key}
            </Text>
          );
        const { author, title, containerTitle, issued, DOI, checkedOn } = reference;
        return (
          <Text key={key} size="sm" mb={6}>
            {[author, title, containerTitle, issued].filter(Boolean).join(". ")}
            {DOI === null ? "" : `. doi:${DOI}`}
            {checkedOn === null ? (
              <span className="quiet"> (not yet read against the primary source)</span>
            ) : null}
          </Text>
        );
      })}
    </>
  );
}
