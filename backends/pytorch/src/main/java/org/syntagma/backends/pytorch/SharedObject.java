package org.syntagma.backends.pytorch;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The smallest library that the linker of Linux takes on x86-64: one function that gives 1 (System
 * V ABI, AMD64 supplement; ELF-64 object file format).
 */
final class SharedObject {
  private static final int FILE_HEADER = 64;
  private static final int PROGRAM_HEADER = 56;
  private static final int SYMBOL = 24;
  private static final int ENTRY = 16;
  private static final int PAGE = 4096;

  private static final int SEGMENTS = 4;
  private static final int LOAD = 1;
  private static final int DYNAMIC = 2;
  private static final int STACK = 0x6474e551;
  private static final int EXECUTE = 1;
  private static final int WRITE = 2;
  private static final int READ = 4;

  /** {@code mov eax, 1; ret}. */
  private static final byte[] CODE = {(byte) 0xb8, 1, 0, 0, 0, (byte) 0xc3};

  private SharedObject() {}

  /** The bytes of a library whose function {@code name}, without arguments, returns 1. */
  static byte[] returningOne(String name) {
    byte[] names = ("\0" + name + "\0").getBytes(StandardCharsets.US_ASCII);
    int hash = FILE_HEADER + SEGMENTS * PROGRAM_HEADER;
    int symbols = aligned(hash + 5 * Integer.BYTES);
    int strings = symbols + 2 * SYMBOL;
    int code = aligned(strings + names.length);
    int dynamic = aligned(code + CODE.length);
    int end = dynamic + 6 * ENTRY;
    ByteBuffer file = ByteBuffer.allocate(end).order(ByteOrder.LITTLE_ENDIAN);

    // For 64 bits, little-endian, version 1; a shared object for x86-64 without sections.
    file.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1}).position(16);
    file.putShort((short) 3).putShort((short) 62).putInt(1).putLong(0);
    file.putLong(FILE_HEADER).putLong(0).putInt(0).putShort((short) FILE_HEADER);
    file.putShort((short) PROGRAM_HEADER).putShort((short) SEGMENTS);

    // What is read and run, and on a page of its own what the linker writes to.
    file.position(FILE_HEADER);
    segment(file, LOAD, READ | EXECUTE, 0, 0, dynamic);
    segment(file, LOAD, READ | WRITE, dynamic, PAGE + dynamic, end - dynamic);
    segment(file, DYNAMIC, READ | WRITE, dynamic, PAGE + dynamic, end - dynamic);
    segment(file, STACK, READ | WRITE, 0, 0, 0);

    // A hash table of one bucket, which begins with symbol 1, and two symbols, of which none
    // follows.
    file.position(hash).putInt(1).putInt(2).putInt(1);
    // Symbol 1: its name, that it is a global function, that it is in some section, where, its
    // size.
    file.position(symbols + SYMBOL).putInt(1).put((byte) 0x12).put((byte) 0).putShort((short) 1);
    file.putLong(code).putLong(CODE.length);
    file.position(strings).put(names);
    file.position(code).put(CODE);

    file.position(dynamic);
    file.putLong(4).putLong(hash);
    file.putLong(5).putLong(strings);
    file.putLong(6).putLong(symbols);
    file.putLong(10).putLong(names.length);
    file.putLong(11).putLong(SYMBOL);
    return file.array();
  }

  private static void segment(ByteBuffer file, int type, int flags, int from, int at, int size) {
    file.putInt(type).putInt(flags).putLong(from).putLong(at).putLong(at);
    file.putLong(size).putLong(size).putLong(type == LOAD ? PAGE : Long.BYTES);
  }

  private static int aligned(int offset) {
    return (offset + Long.BYTES - 1) / Long.BYTES * Long.BYTES;
  }
}
