// Wraps prose that is wider than 120 columns: paragraphs of Markdown files, and comment lines of C# files.
//   node scripts/wrap-prose.mjs FILE…
import { readFileSync, writeFileSync } from 'node:fs'

const Width = 120

for (const file of process.argv.slice(2)) {
  const before = readFileSync(file, 'utf8')
  const after = file.endsWith('.cs') ? wrapComments(before) : wrapMarkdown(before)
  if (after !== before) writeFileSync(file, after)
}

function wrapMarkdown(text) {
  const out = []
  let block = []
  let fenced = false
  const flush = () => {
    out.push(...(block.some((line) => line.length > Width) ? fill(block) : block))
    block = []
  }
  for (const line of text.split('\n')) {
    if (/^\s*(```|~~~)/.test(line)) fenced = !fenced
    const verbatim = fenced || /^\s*(```|~~~)/.test(line) || /^\s*\||^#|^\[[^\]]+\]:|^\s*<|^ {4,}\S/.test(line)
    if (verbatim || line.trim() === '' || / {2}$/.test(line)) {
      flush()
      out.push(line)
    } else {
      if (/^\s*([-*+]|\d+\.) /.test(line)) flush()
      block.push(line)
    }
  }
  flush()
  return out.join('\n')
}

function fill(lines) {
  const [, first] = lines[0].match(/^(\s*(?:(?:[-*+]|\d+\.) |> )?)/)
  const hanging = /> $/.test(first) ? first : ' '.repeat(first.length)
  const words = lines.map((line, i) => (i === 0 ? line.slice(first.length) : line.replace(/^\s*(> )?/, ''))).join(' ').split(/ +/)
  return pack(words, first, hanging)
}

function wrapComments(text) {
  return text.split('\n').flatMap((line) => {
    const comment = line.match(/^(\s*\/\/\/? )(.*)$/)
    if (!comment || line.length <= Width) return [line]
    const [, prefix, content] = comment
    // A summary of several lines has its tags on lines of their own.
    const element = content.match(/^<(summary|remarks)>(.*)<\/\1>$/)
    if (element) return [`${prefix}<${element[1]}>`, ...pack(words(element[2]), prefix, prefix), `${prefix}</${element[1]}>`]
    return pack(words(content), prefix, prefix)
  }).join('\n')
}

/** Words, with an XML tag and a code span as one word each. */
function words(content) {
  return content.match(/(?:<[^>]*>|`[^`]*`|\S)+/g) ?? []
}

function pack(words, first, hanging) {
  const lines = [first + words[0]]
  for (const word of words.slice(1)) {
    if (lines.at(-1).length + 1 + word.length > Width && lines.at(-1).trim() !== '') lines.push(hanging + word)
    else lines[lines.length - 1] += ` ${word}`
  }
  return lines
}
