import { createRequire } from 'node:module';
import { join } from 'node:path';
import { packageFolder } from './engine/package-folder.mts';

/**
 * Imported before rc-apps: it renames each file in its list as soon as that is written, for which TypeScript puts the whole
 * program together again, once a file: half of the minute that packaging takes. With this the program that was checked is
 * written. That the zip is the same is tested apart (package/plain-zip.mts), since it takes that minute.
 */
interface Service {
    getProgram(): Program;
    getEmitOutput(name: string): unknown;
}

interface Program {
    getSourceFile(name: string): unknown;
    emit(file: unknown, write: (name: string, text: string) => void): void;
}

interface TypeScript {
    createLanguageService(...args: readonly unknown[]): Service;
}

interface Compiler {
    ts: TypeScript;
    toJs(this: Compiler, source: unknown): unknown;
}

const requireOfTool = createRequire(join(packageFolder('@rocket.chat/apps-cli'), 'package.json'));
const { AppsCompiler } = requireOfTool('@rocket.chat/apps-compiler') as {
    readonly AppsCompiler: { readonly prototype: Compiler };
};
const { toJs } = AppsCompiler.prototype;
AppsCompiler.prototype.toJs = function (source) {
    const { ts } = this;
    this.ts = { ...ts, createLanguageService: (...args) => writingOnce(ts.createLanguageService(...args)) };
    return toJs.call(this, source);
};

function writingOnce(service: Service): Service {
    let checked: Program | undefined;
    return {
        ...service,
        getProgram() {
            checked = service.getProgram();
            return checked;
        },
        getEmitOutput(name) {
            const outputFiles: { readonly name: string; readonly text: string }[] = [];
            checked?.emit(checked.getSourceFile(name), (to, text) => outputFiles.push({ name: to, text }));
            return { outputFiles };
        },
    };
}
