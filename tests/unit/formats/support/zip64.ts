import { crc32 } from 'node:zlib';
import type { Member } from './zip.ts';

/** A ZIP64 archive of stored members: every size, offset and count stands in the 64-bit records only (APPNOTE 4.3). */
export function zip64(
  members: Member[],
  { extra = new Uint8Array(0) }: { extra?: Uint8Array } = {},
): Uint8Array {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, data, nameBytes = new TextEncoder().encode(name), flags = 0 } of members) {
    const head = Buffer.alloc(26);
    head.writeUInt16LE(45, 0);
    head.writeUInt16LE(flags, 2);
    head.writeUInt32LE(crc32(data), 10);
    head.writeUInt32LE(0xffffffff, 14);
    head.writeUInt32LE(0xffffffff, 18);
    head.writeUInt16LE(nameBytes.length, 22);
    const entry = Buffer.concat([Buffer.from('PK\x03\x04'), head, nameBytes, data]);
    const long = Buffer.alloc(28);
    long.writeUInt16LE(1, 0);
    long.writeUInt16LE(24, 2);
    long.writeBigUInt64LE(BigInt(data.length), 4);
    long.writeBigUInt64LE(BigInt(data.length), 12);
    long.writeBigUInt64LE(BigInt(offset), 20);
    const fields = Buffer.concat([long, extra]);
    const centralHead = Buffer.from(head);
    centralHead.writeUInt16LE(fields.length, 24);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(0xffffffff, 10);
    central.push(
      Buffer.concat([Buffer.from('PK\x01\x02\x2d\x00', 'latin1'), centralHead, rest, nameBytes, fields]),
    );
    local.push(entry);
    offset += entry.length;
  }
  const directory = Buffer.concat(central);
  const end64 = Buffer.alloc(56);
  end64.write('PK\x06\x06', 'latin1');
  end64.writeBigUInt64LE(44n, 4);
  end64.writeBigUInt64LE(BigInt(members.length), 24);
  end64.writeBigUInt64LE(BigInt(members.length), 32);
  end64.writeBigUInt64LE(BigInt(directory.length), 40);
  end64.writeBigUInt64LE(BigInt(offset), 48);
  const locator = Buffer.alloc(20);
  locator.write('PK\x06\x07', 'latin1');
  locator.writeBigUInt64LE(BigInt(offset + directory.length), 8);
  locator.writeUInt32LE(1, 16);
  const end = Buffer.alloc(22, 0xff);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(0, 20);
  return new Uint8Array(Buffer.concat([...local, directory, end64, locator, end]));
}
