// Prints the section of CHANGELOG.md for a version, or the unreleased one if it has none of its own.
//   node scripts/release-notes.mjs v1.2.3
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const version = process.argv[2]?.replace(/^v/, '')
if (!version) {
  console.error('usage: node scripts/release-notes.mjs VERSION')
  process.exit(2)
}
const sections = readFileSync(join(import.meta.dirname, '..', 'CHANGELOG.md'), 'utf8').split(/^## /m).slice(1)
const find = (name) => sections.find((section) => section.startsWith(`[${name}]`))
const section = find(version) ?? find('Unreleased')
if (!section) {
  console.error(`CHANGELOG.md has neither a section [${version}] nor [Unreleased].`)
  process.exit(1)
}
console.log(section.slice(section.indexOf('\n') + 1).trim())
