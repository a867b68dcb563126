import { describe, expect, it } from 'vitest'
import { compileListings } from '../../tools/vite/listingMarks.ts'
import { findRegions } from '../../tools/vite/listingRegions.ts'
import { tokenize } from '../../tools/vite/listingTokens.ts'

const region = (body: string, name = 'Thing.do'): string => `// #region listing ${name}\n${body}\n// #endregion\n`
const compile = (body: string): ReturnType<typeof compileListings> => compileListings(region(body), 'thing.ts', 'probe')

describe('regions', () => {
  it.each([
    [region(Array.from({ length: 15 }, () => 'a()').join('\n')), 'has 15 lines; the panel shows 14'],
    [region('x'.repeat(45)), 'has 45 columns; the panel shows 44'],
    [region(''), 'line'],
    ['// #region listing A\na()\n', 'has no // #endregion'],
    ['// #region listing A\n// #region listing B\n// #endregion', 'listing B begins inside listing A'],
  ])('that do not fit are refused', (code, sentence) => {
    if (sentence === 'line') expect(findRegions(code, 'x.ts')[0]!.text).toBe('')
    else expect(() => findRegions(code, 'x.ts')).toThrow(sentence)
  })

  it('lose their common indentation and keep their number', () => {
    const [found] = findRegions('class A {\n  // #region listing A.b\n  b() {\n    c()\n  }\n  // #endregion\n}', 'a.ts')
    expect(found!.text).toBe('b() {\n  c()\n}')
    expect(findRegions(region('a()', 'A.b'), 'other.ts')[0]!.id).toBe(found!.id)
  })
})

describe('compiled listings', () => {
  it('turn async functions into processes', () => {
    const { code } = compile('async function go(n) {\n  const a = await next(n)\n  return a\n}')
    expect(code).toContain('function* go(n)')
    expect(code).toContain('const a = (yield (next(n)))')
    expect(code).not.toContain('await')
  })

  it('turn async methods into generator methods, in classes and in objects', () => {
    expect(compile('class A {\n  async go() {\n    await b()\n  }\n}').code).toContain('* go()')
    expect(compile('const a = {\n  async go() {\n    await b()\n  }\n}').code).toContain('* go()')
  })

  it('mark every statement with its line, branches without braces too', () => {
    const { listings, code } = compile('function f(a) {\n  if (a) return 1\n  else g()\n  for (const b of a) h(b)\n  return 2\n}')
    expect(listings[0]!.statementLines).toEqual([2, 3, 4, 5])
    // What was compiled must still be a program.
    expect(() => new Function(code.replace(/^import .*?;/, ''))).not.toThrow()
  })

  it('record parameters, declarations and assignments, destructured ones too', () => {
    const { listings } = compile('function f(a, { b, c: d }) {\n  let e = 1\n  e = 2\n  const [g, ...h] = a\n  return e\n}')
    expect(listings[0]!.variables).toEqual(['a', 'b', 'd', 'e', 'g'])
  })

  it('leave code outside of regions without marks, and compile it all the same', () => {
    const { code, listings } = compileListings(`async function helper() { await x() }\n${region('function f() {\n  g()\n}')}`, 'a.ts', 'probe')
    expect(code).toContain('function* helper() { (yield (x())) }')
    expect(listings).toHaveLength(1)
  })

  it('put the function as it is written in place of unmarked(f), for bookkeeping that lights no lines', () => {
    const { code } = compileListings(`${region('function f(a) {\n  return a + 1\n}')}const plain = unmarked(f)\n`, 'a.ts', 'probe')
    expect(code).toContain('const plain = (function f(a) {\n  return a + 1\n})')
    expect(code).toContain('$line(')
    const lines: number[] = []
    const plain: unknown = new Function('$enter', '$exit', '$line', '$value', `${code.replace(/^import .*?;/, '')}return plain`)(() => 1, () => {}, (_: number, __: number, line: number) => lines.push(line), () => {})
    expect((plain as (a: number) => number)(41)).toBe(42)
    expect(lines).toEqual([])
    expect(() => compile('const plain = unmarked(g)')).toThrow('the name of a function of this file')
  })

  it.each([
    ['const f = async () => 1', 'async arrow'],
    ['function f() {\n  await g()\n}', 'await'],
  ])('refuse what cannot be a process: %s', (body, sentence) => expect(() => compile(body)).toThrow(sentence))
})

describe('tokens', () => {
  it('spell the text exactly', async () => {
    const text = "const a = await b('c') // d\nif (!a) return 42"
    const lines = await tokenize(text)
    expect(lines.map((line) => line.map(([part]) => part).join('')).join('\n')).toBe(text)
    expect(lines[0]).toContainEqual(['// d', 'c'])
    expect(lines[0]).toContainEqual(["'c'", 's'])
  })
})
