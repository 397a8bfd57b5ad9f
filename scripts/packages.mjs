// The packages that ship, as NuGet resolved them: read from obj/project.assets.json, which `dotnet restore` writes.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '..')

/** Tools that the build takes from packages and that are not part of what ships. */
const buildOnly = /^(MinVer|Microsoft\.NET\.ILLink\.Tasks|(runtime\.[\w-]+\.)?Microsoft\.DotNet\.ILCompiler)$/i

/** Packages whose description only has an address where the licence lies. */
const knownLicences = {
  OpenAI: 'MIT',
  'System.Security.Cryptography.ProtectedData': 'MIT',
}

/** The packages of these projects, sorted by name: {id, version, sha512 (hex), licence, licenceText, copyright, url, dependsOn}. */
export function shippedPackages(projects) {
  const found = new Map()
  for (const project of projects) {
    const file = join(root, 'src', project, 'obj', 'project.assets.json')
    if (!existsSync(file)) throw new Error(`src/${project} is not restored; run: dotnet restore src/${project}`)
    const assets = JSON.parse(readFileSync(file, 'utf8'))
    const target = assets.targets['net10.0'] ?? Object.values(assets.targets)[0]
    for (const [key, library] of Object.entries(assets.libraries)) {
      const [id, version] = key.split('/')
      if (library.type !== 'package' || buildOnly.test(id)) continue
      const folder = Object.keys(assets.packageFolders).map((f) => join(f, library.path)).find(existsSync)
      if (!folder) throw new Error(`${key} is not in the package folder; run: dotnet restore`)
      const dependsOn = Object.keys(target[key]?.dependencies ?? {})
      found.set(id, { id, version, sha512: Buffer.from(library.sha512, 'base64').toString('hex'), dependsOn, ...described(id, folder) })
    }
  }
  return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}

function described(id, folder) {
  const nuspec = readFileSync(join(folder, readdirSync(folder).find((f) => f.endsWith('.nuspec'))), 'utf8')
  const field = (name) => plain(new RegExp(`<${name}(?:\\s[^>]*)?>([^<]*)</${name}>`).exec(nuspec)?.[1] ?? '')
  const repository = /<repository\s[^>]*url="([^"]*)"/.exec(nuspec)?.[1]
  const [, kind, named] = /<license\s+type="(\w+)"[^>]*>([^<]*)<\/license>/.exec(nuspec) ?? []
  const licenceText = kind === 'file' ? readFileSync(join(folder, named.replaceAll('\\', '/')), 'utf8').replace(/^\uFEFF/, '').replaceAll('\r\n', '\n').trim() : null
  const licence = kind === 'expression' ? named : licenceText?.includes('Apache License') ? 'Apache-2.0' : knownLicences[id]
  if (!licence) throw new Error(`${id} does not say its licence in a form that is known; look at it and add it to scripts/packages.mjs.`)
  return { licence, licenceText, copyright: field('copyright') || `© ${field('authors')}`, url: (repository || field('projectUrl')).replace(/\.git$/, '') }
}

function plain(text) {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#xD;', '').replaceAll('&amp;', '&').replace(/\s+/g, ' ').trim()
}
