import { createTheme, type MantineColorsTuple, type MantineThemeOverride } from "@mantine/core";

/** The one accent: the blue of thin ice. Dark enough shades carry black text. */
const ICE: MantineColorsTuple = [
  "#eaf7ff",
  "#d3ecfb",
  "#a9daf6",
  "#83c9f1",
  "#6cc4f5",
  "#4fb0e6",
  "#3a9bd1",
  "#2b80b0",
  "#20658c",
  "#164a68",
];

/** Near-black grays, a touch of blue, so that images are the brightest thing on the screen. */
const DARK: MantineColorsTuple = [
  "#e6e9ec",
  "#c3c9cf",
  "#98a1aa",
  "#6f7983",
  "#3a424a",
  "#2a3138",
  "#1c2126",
  "#12161a",
  "#0d1013",
  "#08090b",
];

/** Look of the whole workbench. */
export const theme: MantineThemeOverride = createTheme({
  primaryColor: "ice",
  primaryShade: 4,
  autoContrast: true,
  luminanceThreshold: 0.35,
  colors: { ice: ICE, dark: DARK },
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  headings: { fontFamily: "'Inter Variable', system-ui, sans-serif", fontWeight: "600" },
  fontSizes: { xs: "0.8125rem", sm: "0.875rem", md: "0.9375rem", lg: "1.0625rem", xl: "1.25rem" },
  defaultRadius: "md",
  cursorType: "pointer",
  respectReducedMotion: true,
});
