import { type CryoStatus, searchTargets, type TargetRecord, targets } from "@isotherm/knowledge";
import { TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import type { ReactElement } from "react";
import styles from "./atlas.module.css";
import { atlasHref, chosen, toggled, useAddressChoices } from "./atlas-address.ts";
import { CRYO_WORDS } from "./words.ts";

const STATUSES: readonly CryoStatus[] = [
  "usual",
  "reported",
  "case-reports",
  "not-tried-by-operator",
  "disabled",
];

/** All targets of the atlas; a search that forgives spelling, and a filter by what is known of cryo there. */
export function TargetList({ given }: { readonly given: string }): ReactElement {
  const [choices, choose] = useAddressChoices(["targets"], given);
  const text = choices.get("search") ?? "";
  const wanted = choices.getAll("cryo");
  const found = searchTargets(text).filter(
    ({ cryoStatus }) => wanted.length === 0 || wanted.includes(cryoStatus),
  );
  return (
    <>
      <h1>Targets</h1>
      <p className={styles["lead"]}>
        Which nerves are known here, what freezing them has shown, and what is not known.
      </p>
      <div className={styles["controls"]}>
        <TextInput
          aria-label="Search targets"
          placeholder="Name, synonym or indication; spelling is forgiven"
          leftSection={<IconSearch size={18} />}
          value={text}
          onChange={(event) => choose(chosen(choices, "search", event.currentTarget.value))}
          data-testid="target-search"
        />
        <fieldset className={styles["pills"]}>
          <legend className={styles["hidden"]}>Cryo status</legend>
          {STATUSES.map((status) => (
            <button
              key={status}
              type="button"
              aria-pressed={wanted.includes(status)}
              onClick={() => choose(toggled(choices, "cryo", status))}
              data-testid={`cryo-${status}`}
            >
              {CRYO_WORDS[status]}
              <span className="quiet number">
                {targets().filter(({ cryoStatus }) => cryoStatus === status).length}
              </span>
            </button>
          ))}
        </fieldset>
      </div>
      <p className={styles["hidden"]} role="status">
        {found.length} of {targets().length} targets
      </p>
      {found.length === 0 ? (
        <p className={styles["none"]} data-testid="no-target">
          No target matches “{text}”. Clear the search or a filter to see all {targets().length}.
        </p>
      ) : (
        <ul className={styles["rows"]}>
          {found.map((target) => (
            <TargetRow key={target.id} target={target} />
          ))}
        </ul>
      )}
    </>
  );
}

function TargetRow({ target }: { readonly target: TargetRecord }): ReactElement {
  const grades = [...new Set(target.evidence.map(({ grade }) => grade))];
  return (
    <li data-testid="target-row">
      <a className={styles["row"]} href={atlasHref("target", target.id)}>
        <span className={styles["rowNumber"]}>{target.atlasNumber}</span>
        <span>
          <span className={styles["rowName"]}>{target.name}</span>
          <span className={styles["rowText"]}>{target.indications.join(" · ")}</span>
        </span>
        <span className={styles["rowSide"]}>
          <CryoMark status={target.cryoStatus} />
          <span className="quiet">
            {target.fibers}
            {grades.length === 0 ? "" : `, evidence ${grades.join(" ")}`}
          </span>
        </span>
      </a>
    </li>
  );
}

/** What is known of cryo at a target, as a mark. */
export function CryoMark({ status }: { readonly status: CryoStatus }): ReactElement {
  return (
    <span className={styles["cryo"]} data-cryo={status}>
      {CRYO_WORDS[status]}
    </span>
  );
}
