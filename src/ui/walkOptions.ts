/**
 * Arrow keys in a group of radios where choosing cannot be taken back, because something begins: they walk over the options and choose
 * none, as they would of themselves. Space and Enter choose.
 */
import type { KeyboardEvent } from 'react'

const WAYS: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

export function walkOptions(event: KeyboardEvent<HTMLInputElement>): void {
  if (event.ctrlKey || event.altKey || event.metaKey) return
  const way = WAYS[event.key]
  if (way) besides(event.currentTarget, way)?.focus()
  else if (event.key === 'Enter') event.currentTarget.click()
  else return
  event.preventDefault()
}

/** The option before or after one; the last one comes before the first. */
function besides(option: HTMLInputElement, way: 1 | -1): HTMLInputElement | undefined {
  const options = [...(option.closest('fieldset')?.querySelectorAll('input') ?? [])]
  return options[(options.indexOf(option) + way + options.length) % options.length]
}
