/**
 * Texts on the page whose contrast to their ground is below `least` (WCAG 2.2, 1.4.3). Runs inside the
 * page, so it brings everything it needs.
 */
export function lowContrast(least: number): string[] {
  type Rgba = readonly [number, number, number, number];
  const parse = (color: string): Rgba => {
    const [red = 0, green = 0, blue = 0, alpha = 1] = (color.match(/[\d.]+/g) ?? []).map(Number);
    return [red, green, blue, alpha];
  };
  const luminance = (color: Rgba) => {
    const linear = (value: number) =>
      value <= 10.31475 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4;
    return 0.2126 * linear(color[0]) + 0.7152 * linear(color[1]) + 0.0722 * linear(color[2]);
  };
  /** The nearest ground that is not see-through; the page uses no half-transparent ones. */
  const groundOf = (element: Element | null): Rgba => {
    for (let at = element; at; at = at.parentElement) {
      const ground = parse(getComputedStyle(at).backgroundColor);
      if (ground[3] === 1) return ground;
    }
    return [255, 255, 255, 1];
  };
  const contrast = (element: Element) => {
    const text = luminance(parse(getComputedStyle(element).color));
    const ground = luminance(groundOf(element));
    return (Math.max(text, ground) + 0.05) / (Math.min(text, ground) + 0.05);
  };
  return [...document.querySelectorAll('body *')]
    .filter((element) => element.getClientRects().length > 0 && element.tagName !== 'OPTION')
    .filter(
      (element) =>
        element.matches('select, textarea') ||
        [...element.childNodes].some(
          (child) => child.nodeType === Node.TEXT_NODE && child.textContent?.trim(),
        ),
    )
    .filter((element) => contrast(element) < least)
    .map((element) => `${contrast(element).toFixed(2)} ${element.outerHTML.slice(0, 120)}`);
}
