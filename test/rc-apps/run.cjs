#!/usr/bin/env node
// rc-apps as it is, but for four things. It zips each of the app's files by itself, and 250 small files are half as large
// again as one: it checks them all as before, and what it zips of them is one file, in which functions keep their names.
// It would zip the documents and leave out the licence. And it reads the flag `--userid` under another name. And what
// it says of an error takes a colour from whichever chalk is installed, the newest of which it cannot call.
const { createRequire } = require('node:module');
const path = require('node:path');
const { buildSync } = require('esbuild');

const tool = require.resolve('@rocket.chat/apps-cli/bin/run');
const requireOfTool = createRequire(tool);
const { AppsCompiler } = requireOfTool('@rocket.chat/apps-compiler');
const { CLIError } = requireOfTool('@oclif/errors');
const { AppPackager } = requireOfTool('@rocket.chat/apps-compiler/misc/appPackager');
const { toJs } = AppsCompiler.prototype;
const { zipSupportFiles } = AppPackager.prototype;

AppsCompiler.prototype.toJs = function (source) {
    const { ts } = this;
    this.ts = { ...ts, createLanguageService: (...args) => writingNothing(ts.createLanguageService(...args)) };
    const result = toJs.call(this, source);
    const { classFile } = source.appInfo;
    const name = classFile.replace(/\.ts$/, '.js');
    if (result.diagnostics.length > 0) {
        // It would go on, find nothing written, and say that there is no class.
        throw new Error(result.diagnostics.map(({ message }) => message).join('\n'));
    }
    result.files = { [name]: { name, version: 0, content: '', compiled: bundled(this.wd, classFile) } };
    return result;
};

Object.defineProperty(CLIError.prototype, 'bang', { get: () => '›' });

AppPackager.prototype.zipSupportFiles = async function () {
    AppPackager.GlobOptions.ignore.push(path.join(this.fd.folder, 'docs/**'));
    await zipSupportFiles.call(this);
    this.zip.addFile(path.join(this.fd.folder, 'LICENSE'), 'LICENSE', { compress: true });
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
        // As the oldest runtime that runs the app has it: older spellings of `...` are slow.
        target: 'es2020',
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

// After the tool has found its own parts. Logs in with a token and the id of its user, too.
const deployHelpers = requireOfTool('../lib/misc/deployHelpers');
const { getServerInfo } = deployHelpers;
deployHelpers.getServerInfo = (details, { userid, ...flags }) =>
    getServerInfo(details, userid === undefined ? flags : { ...flags, userId: userid });
