/**
 * What was found wrong, each thing once, with the moments at which it was seen.
 */
export class Findings {
  readonly #moments = new Map<string, string[]>()

  add(moment: string, problems: readonly string[]): void {
    for (const problem of new Set(problems)) this.#moments.set(problem, [...(this.#moments.get(problem) ?? []), moment])
  }

  lines(): string[] {
    return [...this.#moments].map(([problem, moments]) => `${problem} [${moments.join(', ')}]`)
  }
}
