#!/usr/bin/env node
// rc-apps as it is, but for one thing: it zips each of the app's files by itself, and 250 small files are half as large
// again as one. It checks them all as before, and what it zips of them is one file, in which functions keep their names.
const { createRequire } = require('node:module');
const { buildSync } = require('esbuild');

const tool = require.resolve('@rocket.chat/apps-cli/bin/run');
const { AppsCompiler } = createRequire(tool)('@rocket.chat/apps-compiler');
const { toJs } = AppsCompiler.prototype;

AppsCompiler.prototype.toJs = function (source) {
    const { ts } = this;
    this.ts = { ...ts, createLanguageService: (...args) => writingNothing(ts.createLanguageService(...args)) };
    const result = toJs.call(this, source);
    const { classFile } = source.appInfo;
    const name = classFile.replace(/\.ts$/, '.js');
    if (result.diagnostics.length === 0) {
        result.files = { [name]: { name, version: 0, content: '', compiled: bundled(this.wd, classFile) } };
    }
    return result;
};

/** Only what it finds wrong counts: what it would write is put together once a file, which takes most of a minute. */
function writingNothing(service) {
    return { ...service, getEmitOutput: () => ({ outputFiles: [{ text: '' }] }) };
}

function bundled(folder, classFile) {
    const { outputFiles } = buildSync({
        absWorkingDir: folder,
        entryPoints: [classFile],
        bundle: true,
        write: false,
        format: 'cjs',
        platform: 'node',
        target: 'es2017',
        charset: 'utf8',
        external: ['@rocket.chat/*'],
        legalComments: 'none',
        minifyWhitespace: true,
        // rc-apps and the engine hand over `exports`, and look there.
        banner: { js: '"use strict";var module={exports};' },
        footer: { js: 'Object.assign(exports,module.exports);' },
    });
    return outputFiles[0].text;
}

require(tool);
