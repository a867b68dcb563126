/**
 * Compiles a listing file: every statement inside a region records that it runs, every
 * variable its value, and async functions become processes on virtual time (`await x` is
 * compiled to `yield x`). The source that learners read stays plain TypeScript.
 */
import MagicString from 'magic-string'
import { parseSync } from 'vite'
import { type Region, findRegions, lineAt } from './listingRegions.ts'

/** Any node of the syntax tree: a type, a range, and children under other names. */
interface Node {
  type: string
  start: number
  end: number
  [key: string]: unknown
}

export interface CompiledListing {
  readonly region: Region
  /** Lines, from 1, that hold a statement. */
  readonly statementLines: readonly number[]
  /** Names of the variables whose values are recorded, in the order of their ids. */
  readonly variables: readonly string[]
}

export interface CompiledFile {
  readonly code: string
  readonly map: ReturnType<MagicString['generateMap']>
  readonly listings: readonly CompiledListing[]
}

const FUNCTION_TYPES = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'])

interface Draft {
  readonly region: Region
  readonly lines: Set<number>
  readonly variables: string[]
}

/** Compiles the file; `probe` is the module that exports $enter, $line, $value and $exit. */
export function compileListings(code: string, file: string, probe: string): CompiledFile {
  const { program, errors } = parseSync(file, code, { lang: 'ts' })
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]!.message}`)
  const drafts = findRegions(code, file).map((region) => ({ region, lines: new Set<number>(), variables: [] }))
  const out = new MagicString(code)
  new Compiler(out, drafts, file, functionsOf(program as unknown as Node)).visit(program as unknown as Node, null)
  out.prepend(`import { $enter, $exit, $line, $value } from ${JSON.stringify(probe)};`)
  return {
    code: out.toString(),
    map: out.generateMap({ source: file, hires: 'boundary', includeContent: true }),
    listings: drafts.map(({ region, lines, variables }) => ({
      region,
      statementLines: [...lines].sort((a, b) => a - b),
      variables,
    })),
  }
}

/** The function that is being compiled. */
interface Scope {
  readonly draft: Draft | null
  readonly async: boolean
}

class Compiler {
  readonly #out: MagicString
  readonly #drafts: readonly Draft[]
  readonly #file: string
  readonly #functions: ReadonlyMap<string, Node>

  constructor(out: MagicString, drafts: readonly Draft[], file: string, functions: ReadonlyMap<string, Node>) {
    this.#out = out
    this.#drafts = drafts
    this.#file = file
    this.#functions = functions
  }

  visit(node: Node, scope: Scope | null): void {
    if (FUNCTION_TYPES.has(node.type)) return this.#function(node, scope)
    if (isMethod(node) && (node['value'] as Node)['async']) this.#asyncMethod(node)
    if (node.type === 'AwaitExpression') return this.#await(node, scope)
    if (isUnmarked(node)) return this.#unmark(node)
    for (const child of children(node)) this.visit(child, scope)
    // After the children: magic-string keeps what is appended at one place in the order it came.
    if (scope?.draft) this.#statements(node, scope.draft)
  }

  #function(node: Node, outer: Scope | null): void {
    const body = node['body'] as Node | null
    const isAsync = node['async'] === true
    const draft = this.#draftAt(node.start)
    if (node.type === 'ArrowFunctionExpression') {
      if (isAsync) throw new Error(`${this.#file}: an async arrow function cannot be compiled to a process; write a function`)
      // A small arrow belongs to the statement it stands in: it gets no marks of its own.
      const scope = { draft: null, async: false }
      for (const child of children(node)) this.visit(child, scope)
      return
    }
    if (isAsync && node.type === 'FunctionDeclaration') this.#asyncFunction(node)
    const values = draft ? (node['params'] as Node[]).flatMap(boundNames).map((name) => this.#valueMark(draft, name)) : []
    const scope = { draft: draft ?? (outer?.draft && body && node.start >= outer.draft.region.start ? outer.draft : null), async: isAsync }
    if (body) this.visit(body, scope)
    if (body && draft) this.#wrapBody(body, draft.region.id, values.join(''))
  }

  #asyncFunction(node: Node): void {
    const keyword = this.#out.original.indexOf('function', node.start)
    this.#out.overwrite(node.start, keyword + 'function'.length, 'function*')
  }

  #asyncMethod(node: Node): void {
    const at = this.#out.original.indexOf('async', node.start)
    this.#out.overwrite(at, at + 'async'.length, '*')
  }

  #await(node: Node, scope: Scope | null): void {
    if (!scope?.async) throw new Error(`${this.#file}: await outside an async function`)
    const argument = node['argument'] as Node
    this.visit(argument, scope)
    this.#out.overwrite(node.start, argument.start, '(yield (')
    this.#out.appendLeft(argument.end, '))')
  }

  /** `unmarked(f)` becomes f as it is written; what f calls keeps its marks. */
  #unmark(node: Node): void {
    const [named] = node['arguments'] as Node[]
    const found = this.#functions.get(String(named?.['name']))
    if (!found || found['async'] === true) throw new Error(`${this.#file}: unmarked() takes the name of a function of this file that is not async`)
    this.#out.overwrite(node.start, node.end, `(${this.#out.original.slice(found.start, found.end)})`)
  }

  #wrapBody(body: Node, id: number, values: string): void {
    this.#out.appendLeft(body.start + 1, `const $a = $enter(${id}); try { ${values}`)
    this.#out.prependRight(body.end - 1, `} finally { $exit($a, ${id}); }`)
  }

  /** Marks the statements directly inside a node. */
  #statements(node: Node, draft: Draft): void {
    if (node.type === 'BlockStatement' || node.type === 'SwitchCase') {
      const list = (node['body'] ?? node['consequent']) as Node[]
      for (const statement of list) this.#mark(statement, draft, false)
    }
    if (node.type === 'IfStatement') {
      this.#branch(node['consequent'] as Node, draft)
      this.#branch(node['alternate'] as Node | null, draft)
    }
    if (node.type === 'ForStatement' || node.type === 'ForOfStatement' || node.type === 'WhileStatement') {
      this.#branch(node['body'] as Node, draft)
    }
  }

  #branch(statement: Node | null, draft: Draft): void {
    if (!statement || statement.type === 'BlockStatement') return
    this.#mark(statement, draft, true)
  }

  #mark(statement: Node, draft: Draft, braces: boolean): void {
    if (statement.type === 'FunctionDeclaration' || statement.type.startsWith('TS')) return
    const { region } = draft
    if (statement.start < region.start || statement.end > region.end) return
    const line = lineAt(region, statement.start)
    draft.lines.add(line)
    this.#out.prependRight(statement.start, `${braces ? '{ ' : ''}$line($a, ${region.id}, ${line}); `)
    const values = assignedNames(statement).map((name) => this.#valueMark(draft, name)).join('')
    if (values || braces) this.#out.appendLeft(statement.end, `;${values}${braces ? ' }' : ''}`)
  }

  #valueMark(draft: Draft, name: string): string {
    let variable = draft.variables.indexOf(name)
    if (variable < 0) variable = draft.variables.push(name) - 1
    return ` $value($a, ${draft.region.id}, ${variable}, ${name});`
  }

  #draftAt(offset: number): Draft | null {
    return this.#drafts.find(({ region }) => offset >= region.start && offset < region.end) ?? null
  }
}

/** A call of src/cdn/http/unmarked.ts. */
function isUnmarked(node: Node): boolean {
  return node.type === 'CallExpression' && (node['callee'] as Node)['name'] === 'unmarked'
}

/** The functions that a file declares, by name. */
function functionsOf(program: Node): ReadonlyMap<string, Node> {
  const declared = (program['body'] as Node[]).map((node) => (node['declaration'] as Node | null | undefined) ?? node)
  return new Map(declared.filter(({ type }) => type === 'FunctionDeclaration').map((node) => [String((node['id'] as Node)['name']), node]))
}

/** A method of a class or of an object literal. */
function isMethod(node: Node): boolean {
  return node.type === 'MethodDefinition' || (node.type === 'Property' && node['method'] === true)
}

function children(node: Node): Node[] {
  const found: Node[] = []
  for (const value of Object.values(node)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item && typeof item === 'object' && typeof (item as Node).type === 'string') found.push(item as Node)
    }
  }
  return found
}

/** The names that a parameter or a declaration binds. */
function boundNames(pattern: Node): string[] {
  switch (pattern.type) {
    case 'Identifier':
      return pattern['name'] === 'this' ? [] : [pattern['name'] as string]
    case 'AssignmentPattern':
      return boundNames(pattern['left'] as Node)
    case 'ObjectPattern':
      return (pattern['properties'] as Node[]).flatMap((property) => boundNames((property['value'] ?? property['argument']) as Node))
    case 'ArrayPattern':
      return (pattern['elements'] as (Node | null)[]).flatMap((element) => (element ? boundNames(element) : []))
    default:
      return []
  }
}

/** The variables whose value a statement has just changed. */
function assignedNames(statement: Node): string[] {
  if (statement.type === 'VariableDeclaration') {
    return (statement['declarations'] as Node[]).filter((one) => one['init']).flatMap((one) => boundNames(one['id'] as Node))
  }
  const expression = statement.type === 'ExpressionStatement' ? (statement['expression'] as Node) : null
  return expression?.type === 'AssignmentExpression' ? boundNames(expression['left'] as Node) : []
}
