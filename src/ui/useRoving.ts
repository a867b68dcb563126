/**
 * One tab stop for a row of buttons; Up and Down go along it, wherever it leads on the screen. Left, Right, Home and End are left
 * alone: the page has them (see Help), whatever has the focus. The row spreads `container`, each button `item(i)`.
 */
import { type KeyboardEvent, useState } from 'react'

const MOVES: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowUp: -1 }

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
    items[Math.max(0, Math.min(items.length - 1, at + move))]?.focus()
  }
  return {
    container: { role: 'toolbar', 'aria-orientation': 'vertical', onKeyDown } as const,
    item: (index: number) =>
      ({ 'data-roving': '', tabIndex: index === current ? 0 : -1, onFocus: () => setChosen(index) }) as const,
  }
}
