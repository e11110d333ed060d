import type { ReactElement, ReactNode } from "react";
import styles from "./atlas.module.css";

/** Names with what they are, side by side. */
export function Facts({
  facts,
}: {
  readonly facts: readonly (readonly [string, ReactNode])[];
}): ReactElement {
  return (
    <dl className={styles["facts"]}>
      {facts.map(([name, text]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

/** An address that leads to no record, and the way out. */
export function MissingRecord(properties: {
  readonly kind: string;
  readonly id: string;
  readonly href: string;
  readonly back: string;
}): ReactElement {
  const { kind, id, href, back } = properties;
  return (
    <div data-testid="missing-record">
      <h1>Not found</h1>
      <p>
        No {kind} has the id “{id}”. <a href={href}>{back}</a>
      </p>
    </div>
  );
}
