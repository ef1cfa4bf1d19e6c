import assert from 'node:assert/strict';
import type { FileFacts } from '../../../../src/core/model/facts.ts';
import { languageOf } from '../../../../src/core/model/language.ts';
import { createGrammars } from '../../../../src/core/syntax/grammars.ts';
import { createFactCollector } from '../../../../src/core/syntax/trees.ts';
import { testAssets } from '../../../support/ports.ts';
import { assertSound, renderBinding, renderCall, renderImport } from '../../../support/render-facts.ts';

const collector = createFactCollector(createGrammars(testAssets()));
const signal = new AbortController().signal;

async function read(text: string): Promise<FileFacts> {
  const { facts } = await collector.collect({ uri: 'file:///a.R', language: 'r', version: 0, text }, signal);
  assert.ok(facts);
  assertSound(facts, text);
  return facts;
}

async function bindings(text: string): Promise<readonly string[]> {
  const facts = await read(text);
  return facts.bindings.map((binding) => renderBinding(facts, binding));
}

async function calls(text: string): Promise<readonly string[]> {
  const facts = await read(text);
  return facts.calls.map((_, index) => renderCall(facts, index));
}

async function imports(text: string): Promise<readonly string[]> {
  return (await read(text)).imports.map(renderImport);
}

describe('R front end', () => {
  after(() => {
    collector.dispose();
  });

  it('is told by the ending, in both cases', () => {
    assert.deepEqual(['file:///a.R', 'file:///a.r'].map(languageOf), ['r', 'r']);
  });

  it('binds names with all arrows, and with what they are', async () => {
    assert.deepEqual(
      await bindings('a <- "b"\n"c" -> d\ne = 1L\n`f g` <- NULL\nh <- function(i, j = "k") j\nfor (l in c("m")) l\n'),
      [
        'variable a = "b" as a',
        'variable d = "c" as d',
        'variable e = #1L as e',
        'variable f g = #NULL as f g',
        'parameter <function>.i = -',
        'parameter <function>.j = "k"',
        'function h = (i, j) => j as h',
        'loop l = ["m"] as l ?',
      ],
    );
  });

  it('gives a value to a name of the functions around with <<-', async () => {
    const facts = await read(
      'a <- 1\nf <- function() { b <- 2; g <- function() { a <<- "c"; b <<- "d"; a <- "e" } }\n',
    );
    const scopes = facts.bindings.flatMap(({ name, value, scope }) =>
      value?.kind === 'string' ? [[name, scope]] : [],
    );
    const [f, g] = facts.scopes.flatMap(({ kind }, index) => (kind === 'function' ? [index] : []));
    assert.deepEqual(scopes, [['a', 0], ['b', f], ['a', g]]); // prettier-ignore
  });

  it('reads strings, raw and escaped', async () => {
    assert.deepEqual(await bindings(`a <- 'b"\\u{e9}\\x41'\nc <- r"(d\\n)"\ne <- R'---[f]---'\n`), [
      'variable a = "b\\"éA" as a',
      'variable c = "d\\\\n" as c',
      'variable e = "f" as e',
    ]);
  });

  it('puts texts together', async () => {
    assert.deepEqual(
      await bindings(
        'a <- paste0("b-", c)\nd <- paste("e", f, sep = "/")\ng <- sprintf("h-%s-%s", i, "j")\nk <- glue::glue("l-{m}")\nn <- paste("o", p)\n',
      ),
      [
        'variable a = join("b-" c) as a',
        'variable d = join("e" "/" f) as d',
        'variable g = join("h-" i "-" "j") as g',
        'variable k = join("l-" m) as k',
        'variable n = ?runtime-value as n',
      ],
    );
  });

  it('reads lists, and what stands in them', async () => {
    assert.deepEqual(await bindings('a <- list(b = "c", d = c("e", "f"))\ng <- a$b\nh <- a[["b"]]\ni <- a$d[2]\n'), [
      'variable a = {b: "c", d: ["e", "f"]} as a',
      'variable g = a.b as g',
      'variable h = a.b as h',
      'variable i = a.d.1 as i',
    ]);
  });

  it('reads settings of the machine and of the session', async () => {
    assert.deepEqual(
      await bindings('options(a.model = "b")\nc <- getOption("a.model", "d")\ne <- Sys.getenv("F", unset = "g")\n'),
      ['attribute members.a.model = "b"', 'variable c = $a.model("d") as c', 'variable e = $F("g") as e'],
    );
  });

  it('chooses between values', async () => {
    assert.deepEqual(
      await bindings(
        'a <- if (b) "c" else "d"\ne <- switch(f, g = , h = "i", "j")\nk <- l %||% "m"\nn <- ifelse(o, "p", "q")\n',
      ),
      [
        'variable a = if("c" | "d") as a',
        'variable e = if("i" | "j") as e',
        'variable k = or(l | "m") as k',
        'variable n = if("p" | "q") as n',
      ],
    );
  });

  it('gives what a function returns, and its last value', async () => {
    assert.deepEqual((await bindings('f <- \\(a) { if (a) return("b"); stop("c"); "d" }\n')).at(-1), 'function f = (a) => "b" | "d" as f'); // prettier-ignore
    assert.deepEqual((await bindings('f <- function() { return("b") }\n')).at(-1), 'function f = () => "b" as f');
  });

  it('reads calls, named arguments and pipes', async () => {
    assert.deepEqual(await calls('f("a", b = c, ...)\nx |> g(d = 1)\ny %>% h("e", .)\nobj$m(1)\nK$new(n = "o")\n'), [
      'f("a", b=c, ...?runtime-value)',
      'g(x, d=#1)',
      'h("e", y)',
      'obj.m(#1)',
      'new K(n="o")',
    ]);
  });

  it('knows where names come from', async () => {
    assert.deepEqual(
      await imports(
        "#' @importFrom ellmer chat_groq chat_openai\n#' @import httr2\nlibrary(ollamar)\nrequire('glue')\nlibrary(x, character.only = TRUE)\nopenai::f()\nopenai::g()\n",
      ),
      [
        'ellmer#chat_groq as chat_groq',
        'ellmer#chat_openai as chat_openai',
        'httr2#- as - star',
        'ollamar#- as - star',
        'glue#- as - star',
        'openai#* as openai::',
      ],
    );
  });

  it('reads classes of R6', async () => {
    assert.deepEqual(
      await bindings(
        'Bot <- R6Class("Bot", public = list(model = "a", initialize = function(model) { self$model <- model }, ask = function() f(self$model)), active = list(name = function() "b"))\n',
      ),
      [
        'field Bot.model = "a"',
        'parameter constructor.model = -',
        'attribute Bot.model = model',
        'function Bot.constructor = (model) => -',
        'function Bot.ask = () => f(self@Bot.model)',
        'attribute Bot.name = "b"',
        'class Bot = class Bot() as Bot',
      ],
    );
  });

  it('tells what is only compared', async () => {
    const text = 'a == "b"; a %in% c("d"); startsWith(a, "e"); grepl("f", a); g("h")\n';
    const { comparisons } = await read(text);
    assert.deepEqual(
      comparisons.map(({ span }) => text.slice(span.start, span.end)),
      ['"b"', 'c("d")', '"e"', '"f"'],
    );
  });
});
