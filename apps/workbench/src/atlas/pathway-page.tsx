import { type PathwayRecord, type PathwayStep, pathways, type RuleCondition } from "@isotherm/knowledge";
import { Button } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import type { ReactElement } from "react";
import styles from "./atlas.module.css";
import { atlasHref } from "./atlas-address.ts";
import { Facts, MissingRecord } from "./facts.tsx";
import { PageSources, Section, Sure } from "./marks.tsx";
import { conditionText } from "./record-fields.tsx";
import { sourcesIn } from "./record-page.tsx";

const KIND_WORDS = { do: null, stop: "stop", "hard-stop": "hard stop, without exception" } as const;

/** One pathway: its steps in order, when each begins and ends, and the file that carries it to another site. */
export function PathwayPage({ pathwayId }: { readonly pathwayId: string }): ReactElement {
  const pathway = pathways().find(({ id }) => id === pathwayId);
  const back = atlasHref("library", "pathways");
  if (pathway === undefined)
    return <MissingRecord kind="pathway" id={pathwayId} href={back} back="All pathways" />;
  return (
    <article data-testid="pathway-page">
      <p className={styles["noPrint"]}>
        <a href={back}>Pathways</a>
      </p>
      <div className={styles["kicker"]}>
        {pathway.id} · version {pathway.version}
      </div>
      <h1>{pathway.name}</h1>
      <Facts
        facts={[
          ["Author", pathway.author],
          ["Begins with", pathway.indications.join(", ").replaceAll("-", " ") || "no indication of its own"],
          ["Evidence", <CardLinks key="cards" ids={pathway.evidenceCardIds} />],
          ["Certainty", <Sure key="sure" status={pathway.status} sources={pathway.sources} />],
        ]}
      />
      <p className={styles["noPrint"]}>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconDownload size={16} />}
          onClick={() => download(pathway)}
          data-testid="download-pathway"
        >
          Save as a file for another site
        </Button>
      </p>
      <Section title="Steps" testId="pathway-steps">
        <ol className={styles["steps"]}>
          {pathway.steps.map((step) => (
            <StepItem key={step.id} step={step} />
          ))}
        </ol>
      </Section>
      <PageSources keys={sourcesIn(pathway)} />
    </article>
  );
}

function CardLinks({ ids }: { readonly ids: readonly string[] }): ReactElement {
  if (ids.length === 0) return <span className="quiet">no card</span>;
  return (
    <>
      {ids.map((id) => (
        <a key={id} href={atlasHref("evidence", id)}>
          {id}{" "}
        </a>
      ))}
    </>
  );
}

function StepItem({ step }: { readonly step: PathwayStep }): ReactElement {
  const kind = KIND_WORDS[step.kind];
  return (
    <li data-kind={step.kind}>
      <div className={styles["rowName"]}>
        {step.name}
        {kind === null ? null : <span className={styles["stepKind"]}>{kind}</span>}
      </div>
      <div>{step.text}</div>
      <Criteria title={step.kind === "do" ? "Begins when" : "Holds while"} conditions={step.when} />
      <Criteria title="Ends when" conditions={step.until} />
      <Sure status={step.status} sources={step.sources} />
    </li>
  );
}

function Criteria(properties: {
  readonly title: string;
  readonly conditions: readonly RuleCondition[];
}): ReactElement | null {
  const { title, conditions } = properties;
  if (conditions.length === 0) return null;
  return (
    <div className={styles["small"]}>
      {title}: {conditions.map(conditionText).join(" and ")}
    </div>
  );
}

/** The record as it stands, ready for the folder `overlay/pathways` of another site. */
function download(pathway: PathwayRecord): void {
  const address = URL.createObjectURL(
    new Blob([`${JSON.stringify(pathway, null, 2)}\n`], { type: "application/json" }),
  );
  const link = document.createElement("a");
  link.href = address;
  link.download = `${pathway.id}.json`;
  link.click();
  URL.revokeObjectURL(address);
}
