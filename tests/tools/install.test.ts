/**
 * What counts as installed: the lockfile is compared with what npm has noted and with what is there, package by package.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { missingPackages } from '../../tools/lib/install.mjs'
import { ROOT } from '../../tools/lib/project.mjs'

type Packages = Readonly<Record<string, { readonly version: string; readonly optional?: boolean }>>

function projectWith(wanted: Packages, installed?: Packages, there = installed): string {
  const root = mkdtempSync(join(tmpdir(), 'install-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: { '': { version: '1.0.0' }, ...wanted } }))
  if (!installed) return root
  mkdirSync(join(root, 'node_modules'))
  writeFileSync(join(root, 'node_modules', '.package-lock.json'), JSON.stringify({ packages: installed }))
  for (const path of Object.keys(there ?? {})) mkdirSync(join(root, path))
  return root
}

const A = { 'node_modules/a': { version: '1.0.0' } }
const B = { 'node_modules/b': { version: '2.0.0' } }

it('misses everything in a fresh clone', () => {
  expect(missingPackages(projectWith({ ...A, ...B }))).toEqual(['node_modules/a', 'node_modules/b'])
})

it('misses what has come to the lockfile since, and other versions', () => {
  expect(missingPackages(projectWith({ ...A, ...B }, A))).toEqual(['node_modules/b'])
  expect(missingPackages(projectWith(A, { 'node_modules/a': { version: '0.9.0' } }))).toEqual(['node_modules/a'])
})

it('misses what npm has noted and somebody has removed', () => {
  expect(missingPackages(projectWith({ ...A, ...B }, { ...A, ...B }, A))).toEqual(['node_modules/b'])
})

it('does not miss packages for other machines', () => {
  expect(missingPackages(projectWith({ 'node_modules/a-windows': { version: '1.0.0', optional: true } }, {}))).toEqual([])
})

it('misses nothing here', () => {
  expect(missingPackages(ROOT)).toEqual([])
})
