import "@fontsource-variable/inter";
import "@mantine/core/styles.css";
import "uplot/dist/uPlot.min.css";
import "./styles.css";
import { MantineProvider } from "@mantine/core";
import { lazy, type ReactNode, StrictMode, Suspense } from "react";
import { createRoot } from "react-dom/client";
import { FailureNote } from "./layout/failure-note.tsx";
import { keepPageOnDrop } from "./layout/keep-page-on-drop.ts";
import { linkIdOf } from "./patient/phone/link-session.ts";
import { loadSiteRecords } from "./server/site-overlay.ts";
import { theme } from "./theme.ts";

/** Each loads without the other: a phone on a slow network gets the patient's pages only. */
const App = lazy(async () => ({ default: (await import("./app.tsx")).App }));
const PhoneApp = lazy(async () => ({ default: (await import("./patient/phone/phone-app.tsx")).PhoneApp }));

const element = document.getElementById("root");
if (element === null) throw new Error("The page has no element #root; index.html is damaged.");
const root = createRoot(element);
keepPageOnDrop();
void start();

/** Nothing is shown before the site's own records stand. */
async function start(): Promise<void> {
  try {
    await loadSiteRecords();
    const linkId = linkIdOf(location.pathname);
    show(linkId === null ? inWorkbench(<App />) : <PhoneApp linkId={linkId} />);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    show(
      inWorkbench(
        <main style={{ maxWidth: "36rem", margin: "20vh auto", padding: "0 1rem" }}>
          <FailureNote message={message} action={{ label: "Retry", onClick: () => void start() }} />
        </main>,
      ),
    );
  }
}

function inWorkbench(page: ReactNode): ReactNode {
  return (
    <MantineProvider theme={theme} forceColorScheme="dark">
      {page}
    </MantineProvider>
  );
}

function show(page: ReactNode): void {
  root.render(
    <StrictMode>
      <Suspense fallback={null}>{page}</Suspense>
    </StrictMode>,
  );
}
