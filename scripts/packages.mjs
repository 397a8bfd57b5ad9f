// The packages that ship, as NuGet resolved them: read from obj/project.assets.json, which `dotnet restore` writes.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'

export const root = join(import.meta.dirname, '..')

/** Tools that the build takes from packages and that are not part of what ships. */
const buildOnly =
  /^(MinVer|Microsoft\.NET\.ILLink\.Tasks|(runtime\.[\w-]+\.)?Microsoft\.DotNet\.ILCompiler|Microsoft\.Azure\.Functions\.Worker\.(Sdk.*|.*\.Analyzers))$/i

/** What we ship: the command, and the app as custom handler and as isolated worker. */
export const shippedProjects = ['Summarizer.Cli', 'Summarizer.Functions', 'Summarizer.Functions.Worker']

/** Packages whose description only has an address where the licence lies. */
const knownLicences = {
  'Microsoft.Azure.WebJobs.Host.Storage': 'MIT',
  OpenAI: 'MIT',
  'System.Security.Cryptography.ProtectedData': 'MIT',
  'WindowsAzure.Storage': 'Apache-2.0',
}

/**
 * The packages of these projects, sorted by name: {id, version, sha512 (hex), licence, licenceText, copyright, url, dependsOn}. A package may have
 * two versions, one for the worker and one for the host's extensions; `dependsOn` has ID/VERSION.
 */
export function shippedPackages(projects) {
  const found = new Map()
  for (const project of projects) {
    const file = join(root, 'src', project, 'obj', 'project.assets.json')
    if (!existsSync(file)) throw new Error(`src/${project} is not restored; run: dotnet restore src/${project}`)
    const assets = JSON.parse(readFileSync(file, 'utf8'))
    const target = assets.targets['net10.0'] ?? Object.values(assets.targets)[0]
    const keys = new Map(Object.keys(target).map((key) => [key.split('/')[0].toLowerCase(), key]))
    for (const [key, library] of Object.entries(assets.libraries)) {
      const [id, version] = key.split('/')
      if (library.type !== 'package' || buildOnly.test(id)) continue
      const folder = Object.keys(assets.packageFolders).map((f) => join(f, library.path)).find(existsSync)
      if (!folder) throw new Error(`${key} is not in the package folder; run: dotnet restore`)
      const dependsOn = Object.keys(target[key]?.dependencies ?? {}).map((d) => keys.get(d.toLowerCase())).filter(Boolean)
      found.set(key, { id, version, sha512: Buffer.from(library.sha512, 'base64').toString('hex'), dependsOn, ...described(id, folder) })
    }
    if (project === 'Summarizer.Functions.Worker') addExtensions(found, project, Object.keys(assets.packageFolders))
  }
  const order = (p) => `${p.id} ${p.version}`
  return [...found.values()].sort((a, b) => (order(a) < order(b) ? -1 : 1))
}

/** Adds the packages of the host's extensions, which the worker's build puts into .azurefunctions. */
function addExtensions(found, project, packageFolders) {
  const outputs = ['Debug/net10.0', 'Release/net10.0', 'Release/net10.0/linux-x64'].map((o) => join(root, 'src', project, 'bin', o, '.azurefunctions'))
  const output = outputs.find((o) => existsSync(join(o, 'function.deps.json')))
  if (!output) throw new Error(`src/${project} is not built; run: dotnet build src/${project}`)
  const deps = JSON.parse(readFileSync(join(output, 'function.deps.json'), 'utf8'))
  const files = new Set(readdirSync(output))
  for (const [key, { runtime = {}, dependencies = {} }] of Object.entries(Object.values(deps.targets)[0])) {
    const ships = Object.keys(runtime).some((file) => files.has(basename(file)))
    const { type, path, sha512 } = deps.libraries[key]
    if (!ships || type !== 'package' || found.has(key)) continue
    const [id, version] = key.split('/')
    const folder = packageFolders.map((f) => join(f, path)).find(existsSync)
    if (!folder) throw new Error(`${key} is not in the package folder; run: dotnet restore`)
    const hash = Buffer.from(sha512.replace('sha512-', ''), 'base64').toString('hex')
    found.set(key, { id, version, sha512: hash, dependsOn: Object.entries(dependencies).map((d) => d.join('/')), ...described(id, folder) })
  }
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
