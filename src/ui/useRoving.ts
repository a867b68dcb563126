/**
 * One tab stop for a row of buttons, arrow keys inside it (APG toolbar). The row spreads
 * `container`, each button `item(i)`.
 */
import { type KeyboardEvent, useState } from 'react'

const MOVES: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowRight: (at, last) => Math.min(last, at + 1),
  ArrowDown: (at, last) => Math.min(last, at + 1),
  ArrowLeft: (at) => Math.max(0, at - 1),
  ArrowUp: (at) => Math.max(0, at - 1),
  Home: () => 0,
  End: (_, last) => last,
}

export function useRoving(count: number) {
  const [chosen, setChosen] = useState(0)
  const current = Math.min(chosen, Math.max(0, count - 1))
  const onKeyDown = (event: KeyboardEvent<Element>) => {
    const move = MOVES[event.key]
    if (!move || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    const items = [...event.currentTarget.querySelectorAll<HTMLElement | SVGElement>('[data-roving]')]
    const at = items.indexOf(event.target as HTMLElement | SVGElement)
    if (at < 0) return
    event.preventDefault()
    event.stopPropagation()
    items[move(at, items.length - 1)]?.focus()
  }
  return {
    container: { role: 'toolbar', onKeyDown } as const,
    item: (index: number) =>
      ({ 'data-roving': '', tabIndex: index === current ? 0 : -1, onFocus: () => setChosen(index) }) as const,
  }
}
