/**
 * A tethered program ends with the process that holds it, however that ends, and takes along what it has started. The
 * program here is a grandchild that keeps a connection open: when it is gone, the connection is.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { ROOT } from '../../tools/lib/project.mjs'
import { startTethered } from '../../tools/lib/tether.mjs'
import { startWebKit } from '../../tools/lib/webkit.mjs'

interface Listener {
  /** A program that starts another one, which connects and then waits for ever. */
  readonly program: string[]
  /** The connection of the other one. */
  readonly connection: Promise<Socket>
}

async function listen(): Promise<Listener> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const connection = once(server, 'connection').then(([socket]: Socket[]) => socket!.on('error', () => undefined).resume())
  const { port } = server.address() as AddressInfo
  const script = `require('node:net').connect(${port}, '127.0.0.1')`
  return { program: ['/bin/sh', '-c', `"${process.execPath}" -e "${script}" & wait`], connection }
}

const isWindows = process.platform === 'win32'
/** Why it is skipped, for the list of what was. */
const reason = isWindows ? ': Windows has no process groups' : ''

describe.skipIf(isWindows)(`a tethered program${reason}`, () => {
  it('is ended by close(), with what it has started', async () => {
    const { program, connection } = await listen()
    const tethered = startTethered(program)
    const gone = once(await connection, 'close')
    await tethered.close()
    await expect(gone).resolves.toBeDefined()
  })

  it('ends when its holder is killed', async () => {
    const { program, connection } = await listen()
    const module = JSON.stringify(join(ROOT, 'tools/lib/tether.mjs'))
    const holding = `import { startTethered } from ${module}\nstartTethered(${JSON.stringify(program)})`
    const holder = spawn(process.execPath, ['--input-type=module', '-e', holding], { stdio: 'ignore' })
    const gone = once(await connection, 'close')
    holder.kill('SIGKILL')
    await expect(gone).resolves.toBeDefined()
  })

  it('tells when it has ended by itself, and what it said', async () => {
    expect(await startTethered(['/bin/sh', '-c', 'echo "no such thing" >&2']).ended).toBe('no such thing')
  })

  it('hands on what it writes to its third descriptor', async () => {
    const tethered = startTethered(['/bin/sh', '-c', 'echo $NUMBER >&3'], { NUMBER: '17' })
    const [data] = await once(tethered.messages, 'data')
    expect(String(data)).toBe('17\n')
    await tethered.close()
  })
})

it.skipIf(isWindows)(`WebKit that cannot start says so at once${reason}`, async () => {
  const nothing = { driver: '/bin/false', display: '/bin/false' }
  await expect(startWebKit(nothing)).rejects.toThrow('Xvfb ended before it was ready: it did not say why')
})
