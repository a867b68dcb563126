/**
 * The lines of a report: what was measured, the goal, and whether it is met. Wall-clock goals
 * that are missed are told, not punished; only wrong counts make the bench fail.
 */

export interface Line {
  readonly what: string
  readonly measured: string
  readonly goal?: string
  /** 'ok' or 'over' for a goal that is missed, 'wrong' for a count that must be exact; absent where nothing is asked. */
  readonly verdict?: 'ok' | 'over' | 'wrong'
}

/** A measured figure that should not exceed a goal. */
export function atMost(what: string, value: number, goal: number, unit = '', digits = 2): Line {
  return {
    what,
    measured: `${value.toFixed(digits)}${unit}`,
    goal: `<= ${goal}${unit}`,
    verdict: value <= goal ? 'ok' : 'over',
  }
}

/** A measured figure that should not fall short of a goal. */
export function atLeast(what: string, value: number, goal: number, unit = '', digits = 2): Line {
  return { ...atMost(what, value, goal, unit, digits), goal: `>= ${goal}${unit}`, verdict: value >= goal ? 'ok' : 'over' }
}

/** A count of what must not be. */
export function none(what: string, count: number): Line {
  return { what, measured: String(count), goal: '= 0', verdict: count === 0 ? 'ok' : 'wrong' }
}

/** Prints a table and returns whether nothing in it is wrong. */
export function printTable(title: string, lines: readonly Line[]): boolean {
  const width = (pick: (line: Line) => string): number => Math.max(...lines.map((line) => pick(line).length))
  const what = width((line) => line.what)
  const measured = width((line) => line.measured)
  const goal = width((line) => line.goal ?? '')
  console.log(`\n${title}`)
  for (const line of lines) {
    const cells = [line.what.padEnd(what), line.measured.padStart(measured), (line.goal ?? '').padEnd(goal), line.verdict ?? '']
    console.log(`  ${cells.join('  ').trimEnd()}`)
  }
  return lines.every(({ verdict }) => verdict !== 'wrong')
}
