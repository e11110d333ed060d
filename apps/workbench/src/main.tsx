import "@fontsource-variable/inter";
import "@mantine/core/styles.css";
import "uplot/dist/uPlot.min.css";
import "./styles.css";
import { MantineProvider } from "@mantine/core";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { keepPageOnDrop } from "./layout/keep-page-on-drop.ts";
import { theme } from "./theme.ts";

const root = document.getElementById("root");
if (root === null) throw new Error("The page has no element #root; index.html is damaged.");
keepPageOnDrop();
createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} forceColorScheme="dark">
      <App />
    </MantineProvider>
  </StrictMode>,
);
