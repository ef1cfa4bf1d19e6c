/** Lines only .NET Interactive and C# scripts understand: `#!import x`, `#r "nuget: x"`, `#load "x"` (https://github.com/dotnet/interactive). */
const DIRECTIVE = /^[ \t]*#(?:!|(?:r|i|load)[ \t]).*$/gm;

/** Puts spaces in place of such lines, so that offsets stay. */
export function blankDirectives(text: string): string {
  return text.includes('#') ? text.replace(DIRECTIVE, (line) => ' '.repeat(line.length)) : text;
}
