import "@fontsource-variable/inter";
import "@mantine/core/styles.css";
import "uplot/dist/uPlot.min.css";
import "./styles.css";
import { MantineProvider } from "@mantine/core";
import { lazy, StrictMode, Suspense } from "react";
import { createRoot } from "react-dom/client";
import { keepPageOnDrop } from "./layout/keep-page-on-drop.ts";
import { linkIdOf } from "./patient/phone/link-session.ts";
import { theme } from "./theme.ts";

/** Each loads without the other: a phone on a slow network gets the patient's pages only. */
const App = lazy(async () => ({ default: (await import("./app.tsx")).App }));
const PhoneApp = lazy(async () => ({ default: (await import("./patient/phone/phone-app.tsx")).PhoneApp }));

const root = document.getElementById("root");
if (root === null) throw new Error("The page has no element #root; index.html is damaged.");
keepPageOnDrop();
const linkId = linkIdOf(location.pathname);
createRoot(root).render(
  <StrictMode>
    <Suspense fallback={null}>
      {linkId === null ? (
        <MantineProvider theme={theme} forceColorScheme="dark">
          <App />
        </MantineProvider>
      ) : (
        <PhoneApp linkId={linkId} />
      )}
    </Suspense>
  </StrictMode>,
);
