/**
 * Copies the text of a field. Frames often refuse the clipboard API, so the old command comes
 * next; when that fails too the text is left selected for the reader to copy.
 */

export type CopyResult = 'copied' | 'selected'

export async function copyField(field: HTMLInputElement | HTMLTextAreaElement): Promise<CopyResult> {
  try {
    await navigator.clipboard.writeText(field.value)
    return 'copied'
  } catch {
    field.select()
    return copySelection() ? 'copied' : 'selected'
  }
}

function copySelection(): boolean {
  try {
    return document.execCommand('copy')
  } catch {
    return false
  }
}
