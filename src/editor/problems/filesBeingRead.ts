/** A file or folder. A `vscode.Uri` is one. */
export interface Place {
  readonly scheme: string;
  readonly authority: string;
  readonly path: string;
}

/** Whether it is this file or folder, or in it. */
export function isWithin(one: Place, { scheme, authority, path }: Place): boolean {
  if (one.scheme !== scheme || one.authority !== authority) return false;
  return one.path === path || one.path.startsWith(`${path}/`);
}

/** Keeps track of reads that are under way, so that files deleted in the meantime are noticed. */
export class FilesBeingRead {
  private readonly places = new Set<Place>();

  /** Returns what was read from the file, or `undefined` if the file was deleted in the meantime. */
  async read<Content>(file: Place, reading: Promise<Content>): Promise<Content | undefined> {
    const place = { scheme: file.scheme, authority: file.authority, path: file.path };
    this.places.add(place);
    try {
      const content = await reading;
      return this.places.has(place) ? content : undefined;
    } catch (error) {
      if (this.places.has(place)) throw error;
      return undefined;
    } finally {
      this.places.delete(place);
    }
  }

  /** A file, or a folder with all that is in it, was deleted. */
  deleted(gone: Place): void {
    for (const place of this.places) if (isWithin(place, gone)) this.places.delete(place);
  }
}
