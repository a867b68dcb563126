/**
 * Small help for files that are put together of lines.
 */

export function when(condition: boolean | undefined, ...lines: readonly string[]): readonly string[] {
  return condition ? lines : []
}

/** Lines between braces, each further in by four. */
export function block(name: string, lines: readonly string[]): string {
  return `${name} {\n${indented(lines)}\n}`
}

export function indented(lines: readonly string[]): string {
  return lines.flatMap((line) => line.split('\n')).map((line) => (line === '' ? '' : `    ${line}`)).join('\n')
}

/** Without an exponent, which no configuration file knows, and no more than a cache counts. */
export function seconds(value: number): string {
  return Math.min(value, 2_147_483_647).toFixed(3)
}
