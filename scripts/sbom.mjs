// Writes a software bill of materials (CycloneDX 1.6, JSON) of what ships, as the last restore resolved it. Same packages, same bytes.
//
//   node scripts/sbom.mjs [--project Summarizer.Functions] [OUT.json]      default: everything that ships, standard output
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, shippedPackages, shippedProjects } from './packages.mjs'

const args = process.argv.slice(2)
const named = args.indexOf('--project')
const projects = named >= 0 ? args.splice(named, 2).slice(1) : shippedProjects
const version = execFileSync('dotnet', ['msbuild', join(root, 'src/Summarizer.Cli'), '-t:MinVer', '-getProperty:Version', '--nologo'], { encoding: 'utf8' }).trim()
const packages = shippedPackages(projects)
const purl = (p) => `pkg:nuget/${p.id}@${p.version}`
const byKey = new Map(packages.map((p) => [`${p.id}/${p.version}`.toLowerCase(), p]))
const self = `pkg:generic/summarizer@${version}`

const sbom = {
  $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  version: 1,
  metadata: { component: { 'bom-ref': self, type: 'application', name: 'summarizer', version, licenses: [{ license: { id: 'MIT' } }] } },
  components: packages.map((p) => ({
    'bom-ref': purl(p),
    type: 'library',
    name: p.id,
    version: p.version,
    copyright: p.copyright,
    hashes: [{ alg: 'SHA-512', content: p.sha512 }],
    licenses: [{ license: { id: p.licence } }],
    purl: purl(p),
    ...(p.url ? { externalReferences: [{ type: 'website', url: p.url }] } : {}),
  })),
  dependencies: [
    { ref: self, dependsOn: packages.map(purl) },
    ...packages.map((p) => ({ ref: purl(p), dependsOn: p.dependsOn.map((d) => byKey.get(d.toLowerCase())).filter(Boolean).map(purl).sort() })),
  ],
}
const json = JSON.stringify(sbom, null, 2) + '\n'
if (args[0]) writeFileSync(args[0], json)
else process.stdout.write(json)
