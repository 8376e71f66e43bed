import { Zip, ZipDeflate } from 'fflate';
import { WriteError } from './error.ts';
import type { Output } from './output.ts';
import type { Chunks } from './spool.ts';

/** Without its 64-bit extension, which old programs cannot read, an archive ends here. */
const MAX_ZIP_BYTES = 0xffff_0000;
/** Fast; the better levels save a few per cent on coordinates. */
const LEVEL = 3;

export type ZipWriter = {
  /** Adds one member from beginning to end. */
  add(name: string, content: string | Chunks): void;
  end(): void;
};

/** A ZIP on its way into a file. Names that are not ASCII are UTF-8 and say so (APPNOTE 6.3.10, flag bit 11). */
export function zipInto(output: Output): ZipWriter {
  let failed: Error | null = null;
  const zip = new Zip((error, chunk) => {
    failed ??= error;
    output.write(chunk);
  });
  const check = () => {
    if (failed) throw failed;
    if (output.bytes > MAX_ZIP_BYTES) throw tooLarge();
  };
  return {
    add(name, content) {
      const member = new ZipDeflate(name, { level: LEVEL });
      zip.add(member);
      let bytes = 0;
      for (const chunk of typeof content === 'string' ? [new TextEncoder().encode(content)] : content) {
        member.push(chunk);
        bytes += chunk.length;
        check();
        if (bytes > MAX_ZIP_BYTES) throw tooLarge();
      }
      member.push(new Uint8Array(0), true);
      check();
    },
    end() {
      zip.end();
      check();
    },
  };
}

const tooLarge = () =>
  new WriteError(
    'tooLarge',
    '导出结果超过 4 GB；请按批次或苏木镇分开导出，或改用 GeoPackage',
    'The result is larger than 4 GB; export in parts, or as GeoPackage',
  );
