/** `npm run conformance` on files that are missing, wrong, or small. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { main } from '../../tools/conformance.ts'
import { run, tool } from '../../tools/lib/project.mjs'

const folder = mkdtempSync(join(tmpdir(), 'conformance-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function fileWith(name: string, ...tests: object[]): string {
  const path = join(folder, name)
  writeFileSync(path, JSON.stringify({ suites: [{ id: 'some', name: 'Some', tests }] }))
  return path
}

/** The command in this process: its exit code and what it prints. */
async function call(...words: string[]): Promise<{ code: number; output: string }> {
  const printed: string[] = []
  const spies = (['log', 'error'] as const).map((name) => vi.spyOn(console, name).mockImplementation((text: string) => void printed.push(text)))
  try {
    return { code: await main(words), output: printed.join('\n') }
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
}

describe('npm run conformance', () => {
  const small = fileWith('small.json', { id: 'plain', name: 'Plain', requests: [{ response_headers: [['X', 'y']] }] })
  const hopeless = fileWith('hopeless.json', { id: 'odd', name: 'Odd', requests: [{ expected_response_headers: [['X', 'never']] }] })

  it('says so when there is no file, or a wrong one', async () => {
    const none = await call(join(folder, 'none.json'))
    expect(none).toMatchObject({ code: 1, output: expect.stringContaining('Nothing was run: there is no ') })
    const wrong = await call(fileWith('wrong.json', { id: 'x', name: 'X', requests: 'none' }))
    expect(wrong).toMatchObject({ code: 1, output: expect.stringContaining('test x: requests is not a list') })
    const unknown = await call(small, '--id', 'nobody')
    expect(unknown).toMatchObject({ code: 2, output: expect.stringContaining('there is no test "nobody"') })
  })

  it('is a command', async () => {
    const { code, output } = await run(tool('conformance', hopeless), { capture: true })
    expect(output).toContain('odd  (some, required, fail)')
    expect(code).toBe(1)
  })

  it('fails with a failure, and says why', async () => {
    expect(await call(small)).toMatchObject({ code: 0, output: expect.stringMatching(/core +1\/1 /) })
    const { code, output } = await call(hopeless)
    expect(output).toContain('odd  (some, required, fail)\n      response 1 has no X, not "never"')
    expect(code).toBe(1)
  })

  it('shows one test with what passed at both ends', async () => {
    const { code, output } = await call(small, '--id', 'plain')
    expect(output).toMatch(/"id": "plain"[^]*At the origin:\n {2}> GET http[^]*< X: y[^]*At the client:[^]*Verdict: pass/)
    expect(code).toBe(0)
  })

  it('prints JSON, and the checks', async () => {
    const { output } = await call(small, '--json', '--salt', 's')
    expect(JSON.parse(output)).toMatchObject({ options: { salt: 's' }, tests: [{ id: 'plain', verdict: 'pass' }], failures: [] })
    expect((await call(small, '--checks')).output).toMatch(/^suite +check +this cache/)
  })
})
