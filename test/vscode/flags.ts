/** What `runTests` asks of the VS Code that it starts. */
export interface Flags {
  readonly folder: string;
  /** The unpacked extension. */
  readonly extension: string;
  readonly tests: string;
  readonly userData: string;
  readonly extensions: string;
  /** A packaged extension to install first. */
  readonly vsix: string | undefined;
}

/** `['/folder', '--extensionTestsPath=/tests', …]` as VS Code would read it; other flags have no meaning here. */
export function readFlags(args: readonly string[]): Flags {
  const named = new Map(args.map((arg) => [arg.split('=', 1)[0], arg.slice(arg.indexOf('=') + 1)]));
  const path = (name: string): string => {
    const value = named.get(`--${name}`);
    if (!value) throw new Error(`--${name}=… is missing.`);
    return value;
  };
  const folder = args.find((arg) => !arg.startsWith('-'));
  if (!folder) throw new Error('There is no folder to open.');
  return {
    folder,
    extension: path('extensionDevelopmentPath'),
    tests: path('extensionTestsPath'),
    userData: path('user-data-dir'),
    extensions: path('extensions-dir'),
    vsix: named.get('--install-extension'),
  };
}
