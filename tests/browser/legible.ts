import type { Page } from "playwright-core";

/** Text that is too faint for its ground by WCAG 2.2 AA: less than 4.5 to 1, or 3 to 1 where it is large. Each once, in words. */
export function faintTexts(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    type Rgb = readonly [number, number, number];
    type Rgba = readonly [number, number, number, number];
    const context = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
    if (context === null) throw new Error("The browser has no canvas to read colors with.");
    const known = new Map<string, Rgba>();
    const colorOf = (css: string): Rgba => {
      const held = known.get(css);
      if (held !== undefined) return held;
      context.clearRect(0, 0, 1, 1);
      context.fillStyle = css;
      context.fillRect(0, 0, 1, 1);
      const [r = 0, g = 0, b = 0, a = 0] = context.getImageData(0, 0, 1, 1).data;
      const color: Rgba = [r, g, b, a / 255];
      known.set(css, color);
      return color;
    };
    const over = ([r, g, b, a]: Rgba, [R, G, B]: Rgb): Rgb => [
      r * a + R * (1 - a),
      g * a + G * (1 - a),
      b * a + B * (1 - a),
    ];
    // What stands behind an element: the grounds of all its ancestors, the farthest one first.
    const groundOf = (element: Element): Rgb => {
      const layers: Rgba[] = [];
      for (let at: Element | null = element; at !== null; at = at.parentElement) {
        const color = colorOf(getComputedStyle(at).backgroundColor);
        layers.push(color);
        if (color[3] === 1) break;
      }
      return layers.reduceRight<Rgb>((ground, layer) => over(layer, ground), [255, 255, 255]);
    };
    // Relative luminance and contrast as WCAG 2.2 defines them.
    const luminance = (color: Rgb): number => {
      const [r = 0, g = 0, b = 0] = color.map((part) => {
        const share = part / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const contrast = (a: Rgb, b: Rgb): number => {
      const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((one, two) => two - one);
      return (light + 0.05) / (dark + 0.05);
    };
    const opacityOf = (element: Element): number => {
      let opacity = 1;
      for (let at: Element | null = element; at !== null; at = at.parentElement)
        opacity *= Number(getComputedStyle(at).opacity);
      return opacity;
    };
    const faint = new Set<string>();
    const judge = (element: Element, style: CSSStyleDeclaration, text: string): void => {
      const ground = groundOf(element);
      const [r, g, b, a] = colorOf(style.color);
      const ratio = contrast(over([r, g, b, a * opacityOf(element)], ground), ground);
      const sizePx = Number.parseFloat(style.fontSize);
      const isLarge = sizePx >= 24 || (sizePx >= 18.66 && Number(style.fontWeight) >= 700);
      if (ratio < (isLarge ? 3 : 4.5)) {
        faint.add(
          `${ratio.toFixed(2)} "${text.slice(0, 40)}" ${style.color} on rgb(${ground.map(Math.round)})`,
        );
      }
    };
    const isShown = (element: Element): boolean =>
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
      element.getClientRects().length > 0 &&
      // What cannot be used now is exempt, and is drawn fainter on purpose.
      element.closest(":disabled, [data-disabled], [aria-disabled='true'], [aria-hidden='true']") === null;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node.textContent?.trim() ?? "";
      const element = node.parentElement;
      if (text === "" || element === null || !isShown(element)) continue;
      judge(element, getComputedStyle(element), text);
    }
    for (const field of document.querySelectorAll<HTMLInputElement>(
      "input[placeholder], textarea[placeholder]",
    )) {
      if (field.value !== "" || field.placeholder === "" || !isShown(field)) continue;
      judge(field, getComputedStyle(field, "::placeholder"), field.placeholder);
    }
    return [...faint].sort();
  });
}

/**
 * What can be pressed and is lower or narrower than so many [px], with its size. Exempt are links and marks within a sentence, and
 * what a field holds at its end; under a mouse, lists of links one below the other need 24 px (WCAG 2.2, 2.5.8).
 */
export function smallTargets(page: Page, leastPx: number): Promise<readonly string[]> {
  return page.evaluate((least) => {
    const pressed =
      "button, [role='button'], select, summary, a[href], input:not([type='hidden']), textarea, label:has(input)";
    const isUnderFinger = matchMedia("(pointer: coarse)").matches;
    // A field inside a label is pressed by its label.
    const exempt = "label *, .mantine-Badge-root, .mantine-Input-section *, .mantine-PillsInputField-field";
    const leastOf = (element: Element): number =>
      !isUnderFinger && element.closest("nav, aside") !== null ? Math.min(least, 24) : least;
    const isPressed = (element: HTMLElement): boolean =>
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
      !element.matches(exempt) &&
      getComputedStyle(element).display !== "inline";
    const small = [...document.querySelectorAll<HTMLElement>(pressed)]
      .filter(isPressed)
      .flatMap((element) => {
        const { width, height } = element.getBoundingClientRect();
        if (width === 0 || Math.min(width, height) > leastOf(element) - 0.5) return [];
        const name = (element.getAttribute("aria-label") ?? element.textContent ?? "").trim().slice(0, 30);
        return [`${Math.round(width)}×${Math.round(height)} ${element.tagName.toLowerCase()} "${name}"`];
      });
    return [...new Set(small)].sort();
  }, leastPx);
}

/** Names of buttons whose last letters are cut off. */
export function cutButtons(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>(".mantine-Button-inner, .mantine-Button-label")]
      .filter((label) => label.checkVisibility() && label.scrollWidth > label.clientWidth + 1)
      .map((label) => (label.textContent ?? "").trim()),
  );
}

/** Parts that reach beyond the right edge of the screen, so that the page would have to be moved sideways. */
export function overhangs(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    return [...document.querySelectorAll<HTMLElement>("body *")]
      .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
      .slice(0, 5)
      .map(
        (element) => `${element.tagName.toLowerCase()} "${(element.textContent ?? "").trim().slice(0, 30)}"`,
      );
  });
}
