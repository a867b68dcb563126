/**
 * Varnish and nginx are found, installed when that is asked for, and otherwise missing with a sentence. Nothing is really installed here: the
 * program that bounds apt-get is one of the test's own.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, onTestFinished, vi } from 'vitest'
import { findCaches } from '../../tools/lib/realCaches.mjs'

beforeEach(() => {
  vi.stubEnv('CACHES', '')
})
afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

const VARNISH = 'echo "varnishd (varnish-7.1.1 revision x)" >&2'
const NGINX = 'echo "nginx version: nginx/1.22.1" >&2'

/** A machine with these servers and nothing else. */
function machineWith(programs: Readonly<Record<string, string>>, hasModules = true): { servers: string; libraries: string } {
  const servers = mkdtempSync(join(tmpdir(), 'caches-'))
  onTestFinished(() => rmSync(servers, { recursive: true }))
  for (const [name, script] of Object.entries(programs)) writeFileSync(join(servers, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 })
  const libraries = join(servers, 'lib')
  mkdirSync(join(libraries, 'some-machine/varnish/vmods'), { recursive: true })
  if (hasModules) writeFileSync(join(libraries, 'some-machine/varnish/vmods/libvmod_xkey.so'), '')
  vi.stubEnv('PATH', servers)
  return { servers, libraries }
}

it('finds both, with their versions', async () => {
  const folders = machineWith({ varnishd: VARNISH, nginx: NGINX })
  expect(await findCaches(folders)).toEqual({ varnish: { program: join(folders.servers, 'varnishd'), version: '7.1.1' }, nginx: { program: join(folders.servers, 'nginx'), version: '1.22.1' } })
})

it('does not take a Varnish without the module that tags need, nor an nginx that does not start', async () => {
  expect(await findCaches(machineWith({ varnishd: VARNISH, nginx: 'exit 1' }, false))).toEqual({
    varnish: { missing: 'varnishd is there, but not its module xkey: apt-get install varnish-modules' }, nginx: { missing: expect.stringContaining('nginx does not start') },
  })
})

it('says what to install where there is nothing, or looks at nothing when told so', async () => {
  expect(await findCaches(machineWith({}))).toEqual({ varnish: { missing: 'no varnishd found: apt-get install varnish' }, nginx: { missing: 'no nginx found: apt-get install nginx' } })
  vi.stubEnv('CACHES', 'none')
  expect(await findCaches(machineWith({ nginx: NGINX }))).toMatchObject({ nginx: { missing: 'nginx: CACHES is none' } })
})

type PosixProcess = Required<Pick<NodeJS.Process, 'getuid'>>
const debian = existsSync('/usr/bin/apt-get')

it.skipIf(!debian)(`says why they could not be installed, of what is missing${debian ? '' : ': there is no apt-get here'}`, async () => {
  const folders = machineWith({ nginx: NGINX, timeout: 'echo "E: Unable to fetch some archives"; exit 100' })
  vi.stubEnv('CACHES', 'install')
  vi.spyOn(console, 'log').mockReturnValue(undefined)
  const getuid = vi.spyOn(process as PosixProcess, 'getuid').mockReturnValue(0)
  expect(await findCaches(folders)).toEqual({
    varnish: { missing: 'no varnishd found: apt-get install varnish; apt-get install varnish varnish-modules nginx ended with 100: E: Unable to fetch some archives' },
    nginx: { program: join(folders.servers, 'nginx'), version: '1.22.1' },
  })
  getuid.mockReturnValue(1000)
  expect(await findCaches(folders)).toMatchObject({ varnish: { missing: expect.stringContaining('only root can install it') } })
})
