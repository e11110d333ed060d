import { ActionIcon, Button, Tooltip } from "@mantine/core";
import { IconArrowLeft, IconPrinter } from "@tabler/icons-react";
import { type ReactElement, useEffect, useRef } from "react";
import { IsothermMark } from "../layout/isotherm-mark.tsx";
import { goTo } from "../state/route.ts";
import { AdvisorPage } from "./advisor-page.tsx";
import { AnticoagulationPage } from "./anticoagulation-page.tsx";
import styles from "./atlas.module.css";
import { atlasHref } from "./atlas-address.ts";
import { DevicesPage } from "./devices-page.tsx";
import { EvidencePage } from "./evidence-page.tsx";
import { FinderPage } from "./finder-page.tsx";
import { InstrumentPage } from "./instrument-page.tsx";
import { LibraryPage } from "./library-page.tsx";
import { OpioidPage } from "./opioid-page.tsx";
import { PathwayPage } from "./pathway-page.tsx";
import { RecordPage } from "./record-page.tsx";
import { ReferencesPage } from "./references-page.tsx";
import { RulesPage } from "./rules-page.tsx";
import { SitePage } from "./site-page.tsx";
import { TargetList } from "./target-list.tsx";
import { TargetPage } from "./target-page.tsx";

const PLACES = [
  ["targets", "Targets"],
  ["finder", "Target finder"],
  ["advisor", "Modality advisor"],
  ["evidence", "Evidence"],
  ["devices", "Devices"],
  ["rules", "Rules"],
  ["library", "Library"],
  ["site", "Site records"],
] as const;

/** Pages that belong to another place of the bar. */
const PARTS: Readonly<Record<string, (typeof PLACES)[number][0]>> = {
  target: "targets",
  record: "library",
  pathways: "library",
  instruments: "library",
  anticoagulation: "library",
  opioids: "library",
  references: "library",
};

/** What is known, to read and to print: targets, evidence, devices, rules, references, and the two that ask for a case. */
export function AtlasScreen({ path }: { readonly path: readonly string[] }): ReactElement {
  const [place = "targets"] = path;
  const shown = PLACES.find(([id]) => id === (PARTS[place] ?? place));
  const main = useRef<HTMLElement>(null);
  const page = path.slice(0, 2).join("/");
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page starts at its top
  useEffect(() => {
    main.current?.scrollTo(0, 0);
  }, [page]);
  useEffect(() => {
    const before = document.title;
    document.title = `${shown?.[1] ?? "Atlas"} – Isotherm`;
    return () => {
      document.title = before;
    };
  }, [shown]);
  return (
    <div className={styles["screen"]} data-testid="atlas">
      <header className={styles["bar"]}>
        <Tooltip label="Back to the start page">
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label="Back to the start page"
            onClick={() => goTo({ screen: "start" })}
          >
            <IconArrowLeft size={20} />
          </ActionIcon>
        </Tooltip>
        <IsothermMark sizePx={24} />
        <span className={styles["barTitle"]}>Atlas</span>
        <nav className={styles["places"]} aria-label="Parts of the atlas">
          {PLACES.map(([id, name]) => (
            <a
              key={id}
              href={atlasHref(id)}
              aria-current={shown?.[0] === id ? "page" : undefined}
              data-testid={`atlas-${id}`}
            >
              {name}
            </a>
          ))}
        </nav>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPrinter size={16} />}
          onClick={() => window.print()}
          data-testid="atlas-print"
        >
          Print
        </Button>
      </header>
      <main className={styles["main"]} ref={main} tabIndex={-1}>
        <div className={styles["column"]}>
          <AtlasPage path={path} />
        </div>
      </main>
    </div>
  );
}

function AtlasPage({ path }: { readonly path: readonly string[] }): ReactElement {
  const [place = "targets", first = "", second = ""] = path;
  switch (place) {
    case "target":
      return <TargetPage key={first} targetId={first} />;
    case "finder":
      return <FinderPage given={first} />;
    case "advisor":
      return <AdvisorPage targetId={first} given={second} />;
    case "evidence":
      return <EvidencePage cardId={first} />;
    case "devices":
      return <DevicesPage deviceId={first} />;
    case "rules":
      return <RulesPage key={first} ruleId={first} />;
    case "library":
      return <LibraryPage key={first} given={first} />;
    case "pathways":
      return <PathwayPage pathwayId={first} />;
    case "instruments":
      return <InstrumentPage instrumentId={first} />;
    case "anticoagulation":
      return <AnticoagulationPage given={first} />;
    case "opioids":
      return <OpioidPage />;
    case "record":
      return <RecordPage folder={first} id={second} />;
    case "site":
      return <SitePage />;
    case "references":
      return <ReferencesPage referenceId={first} />;
    default:
      return <TargetList given={first} />;
  }
}
