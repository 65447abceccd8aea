/**
 * Puts text on the clipboard. The clipboard API exists on secure origins only and a node in the field
 * speaks plain HTTP, so a selection and the old copy command stand in.
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    // Absent, contrary to its type, where the origin is not secure.
    const clipboard = navigator.clipboard as Clipboard | undefined;
    if (clipboard) {
      await clipboard.writeText(text);
      return true;
    }
  } catch {
    // Refused: the other way may still work.
  }
  const focused = document.activeElement;
  const area = document.createElement('textarea');
  area.value = text;
  area.readOnly = true;
  area.className = 'offscreen';
  document.body.append(area);
  area.select();
  try {
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    area.remove();
    if (focused instanceof HTMLElement) focused.focus();
  }
}
