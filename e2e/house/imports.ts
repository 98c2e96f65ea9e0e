/** Reads which file imports which, from the text of the project's modules. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

/** An import as a file states it; `target` is a path from the project's root, or a package as it is named. */
export interface Import {
  file: string
  target: string
}

const STATEMENT =
  /^\s*(?:import|export)\b[^'";]*?\bfrom\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm

/** Every import in the modules of these folders (paths from the working directory, which is the project's root). */
export function importsIn(folders: readonly string[]): Import[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|tsx|mjs)$/.test(name) && !name.endsWith('.d.ts'))
      .flatMap((name) => importsOf(join(folder, name), readFileSync(join(folder, name), 'utf8'))),
  )
}

/** The imports in the text of one module. */
export function importsOf(file: string, text: string): Import[] {
  return [...text.matchAll(STATEMENT)].map((match) => ({ file, target: resolve(file, match[1] ?? match[2] ?? match[3] ?? '') }))
}

function resolve(file: string, specifier: string): string {
  if (specifier.startsWith('#')) return `src/${specifier.slice(1)}`
  return specifier.startsWith('.') ? normalize(join(dirname(file), specifier)) : specifier
}
