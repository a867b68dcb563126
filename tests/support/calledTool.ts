/** A tool of the command line, called as a test calls it: its exit code, and what it wrote. */
import { vi } from 'vitest'

export interface Called {
  readonly code: number
  readonly out: string
  readonly err: string
}

export async function calledTool(main: (argv: readonly string[]) => Promise<number>, argv: readonly string[]): Promise<Called> {
  const [out, err]: [string[], string[]] = [[], []]
  const spies = [vi.spyOn(console, 'log').mockImplementation((text) => void out.push(String(text))), vi.spyOn(console, 'error').mockImplementation((text) => void err.push(String(text)))]
  const code = await main(argv)
  for (const spy of spies) spy.mockRestore()
  return { code, out: out.join('\n'), err: err.join('\n') }
}
