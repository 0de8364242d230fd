package org.syntagma.toolkit.safetensors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syntagma.toolkit.SharedData;

class HostileFileTest {
  @TempDir private Path folder;

  @Test
  void agreesWithTheReferenceOnItsHostileFiles() throws IOException {
    Path hostile = SharedData.find("safetensors_hostile");
    List<String> lines = Files.readAllLines(hostile.resolve("EXPECTED.tsv"));
    assertEquals(10, lines.size());
    for (String line : lines.subList(1, lines.size())) {
      String[] columns = line.split("\t", -1);
      Path file = hostile.resolve(columns[0]);
      if (columns[2].equals("VALID")) {
        assertDoesNotThrow(() -> SafetensorsFile.open(file).close(), line);
      } else {
        SafetensorsException e =
            assertThrows(SafetensorsException.class, () -> SafetensorsFile.open(file), line);
        assertTrue(e.getMessage().startsWith(file + ": "), e.getMessage());
      }
    }
  }

  /** In these headers ' stands for a quotation mark and T for a sound entry of four bytes. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "4 | {'a':T                                        | not JSON",
        "4 | {'a':T,}                                      | not JSON",
        "4 | {a:T}                                         | not JSON",
        "4 | {'a':T}{}                                     | not JSON",
        "4 | {'a':T} x                                     | not JSON",
        "4 | [{'a':T}]                                     | does not begin with '{'",
        "4 | {'a':T,'a':T}                                 | the header has 'a' twice",
        "4 | {'a':[[[[[]]]]]}                              | is an array, expected an object",
        "4 | {'a':null}                                    | is a null, expected an object",
        "4 | {'a':{}}                                      | expected dtype, shape and data_offsets",
        "4 | {'a':{'dtype':'F32','dtype':'F32'}}           | has 'dtype' twice",
        "4 | {'a':{'dtype':'F33'}}                         | there is no dtype 'F33'",
        "4 | {'a':{'dtype':32}}                            | is a number, expected a string",
        "4 | {'a':{'shape':{}}}                            | is an object, expected an array",
        "4 | {'a':{'shape':[[]]}}                          | is an array, expected a number",
        "4 | {'a':{'shape':['1']}}                         | is a string, expected a number",
        "4 | {'a':{'shape':[-1]}}                          | has -1, expected a whole number",
        "4 | {'a':{'shape':[1.0]}}                         | has 1.0, expected a whole number",
        "4 | {'a':{'shape':[1e2]}}                         | has 1e2, expected a whole number",
        "4 | {'a':{'shape':[9223372036854775808]}}         | which is too large",
        "4 | {'a':{'data_offsets':[0,4,8]}}                | has more than 2 numbers",
        "4 | {'a':{'stride':[1]}}                          | has the key 'stride'",
        "4 | {'a':{'dtype':'F32','shape':[1],'data_offsets':[4]}}   | expected [begin, end]",
        "4 | {'a':{'dtype':'F32','shape':[1],'data_offsets':[4,0]}} | expected [begin, end]",
        "4 | {'a':{'dtype':'F32','shape':[2],'data_offsets':[0,4]}} | takes 8 bytes",
        "4 | {'a':{'dtype':'F64','shape':[1],'data_offsets':[0,4]}} | takes 8 bytes",
        "1 | {'a':{'dtype':'F4','shape':[3],'data_offsets':[0,1]}}  | not a whole number of bytes",
        "0 | {'a':{'dtype':'U8','shape':[4294967296,4294967296],'data_offsets':[0,0]}} | overflow",
        "4 | {'a':T,'b':T}                                 | tensors overlap",
        "8 | {'a':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}} | there is a hole",
        "3 | {'a':T}                                       | it is cut off",
        "5 | {'a':T}                                       | something was added at its end",
        "1 | {}                                            | something was added at its end",
        "0 | {'__metadata__':{'k':1}}                      | is a number, expected a string",
        "0 | {'__metadata__':{'k':'1','k':'2'}}            | has 'k' twice",
        "0 | {'\\ud800':T}                                 | half a surrogate pair",
      })
  void refusesAMalformedHeader(int dataBytes, String header, String message) throws IOException {
    String entry = "{'dtype':'F32','shape':[1],'data_offsets':[0,4]}";
    String json = header.replace("T", entry).replace('\'', '"');
    refuses(file(json, new byte[dataBytes]), message);
  }

  @Test
  void refusesDeepNestingWithoutRunningOutOfStack() throws IOException {
    refuses(file("{\"a\":".repeat(1_000_000), new byte[0]), "the key 'a'");
    refuses(file("{\"a\":" + "[".repeat(1_000_000), new byte[0]), "is an array");
  }

  @Test
  void refusesManyDimensions() throws IOException {
    String shape = "1,".repeat(64) + "1";
    refuses(file("{\"a\":{\"shape\":[" + shape + "]}}", new byte[0]), "more than 64 numbers");
  }

  @Test
  void refusesAHeaderThatIsNotUtf8() throws IOException {
    ByteBuffer bytes = file("{\"?\":{}}", new byte[0]);
    bytes.put(10, (byte) 0xff);
    refuses(bytes, "the header is not UTF-8");
  }

  @Test
  void refusesAHeaderLengthThatCannotBe() throws IOException {
    ByteBuffer bytes = file("{}", new byte[0]);
    refuses(bytes.putLong(0, 3), "gives its header 3 bytes, but only 2 follow: it is cut off");
    refuses(bytes.putLong(0, -1), "gives its header 18446744073709551615 bytes, the limit is");
    refuses(bytes.putLong(0, 100_000_001), "gives its header 100000001 bytes, the limit is");
    refuses(bytes.putLong(0, 0), "does not begin with '{'");
    refuses(ByteBuffer.allocate(7), "has 7 bytes; a safetensors file has at least 8");
  }

  @Test
  void saysThatAFileIsAbsentOrAFolder() {
    Path absent = folder.resolve("absent");
    SafetensorsException e =
        assertThrows(SafetensorsException.class, () -> SafetensorsFile.open(absent));
    assertEquals(absent + ": there is no such file", e.getMessage());
    assertThrows(SafetensorsException.class, () -> SafetensorsFile.open(folder));
  }

  @Test
  void anyDamageEitherPassesTheChecksOrIsRefused() throws IOException {
    String entry = "{\"dtype\":\"U8\",\"shape\":[2,2],\"data_offsets\":[0,4]}";
    byte[] sound =
        content(file("{\"__metadata__\":{\"k\":\"v\"},\"a\":" + entry + "}", new byte[4]));
    String alphabet = "{}[]:,\"\\\u0000 019-.euntfa\u00ff";
    Random random = new Random(7);
    int refused = 0;
    Path file = folder.resolve("damaged.safetensors");
    for (int round = 0; round < 1000; round++) {
      byte[] damaged = Arrays.copyOf(sound, sound.length - random.nextInt(2));
      for (int change = 0; change <= random.nextInt(3); change++) {
        int place = random.nextInt(damaged.length);
        damaged[place] = (byte) alphabet.charAt(random.nextInt(alphabet.length()));
      }
      Files.write(file, damaged);
      try (SafetensorsFile read = SafetensorsFile.open(file)) {
        read.tensors().forEach(tensor -> read.read(tensor.name()));
      } catch (SafetensorsException e) {
        refused++;
      }
    }
    assertTrue(refused > 300, refused + " were refused");
  }

  private void refuses(ByteBuffer bytes, String message) throws IOException {
    Path file = folder.resolve("hostile.safetensors");
    Files.write(file, content(bytes));
    SafetensorsException e =
        assertThrows(SafetensorsException.class, () -> SafetensorsFile.open(file));
    assertTrue(e.getMessage().startsWith(file + ": "), e.getMessage());
    assertTrue(e.getMessage().contains(message), e.getMessage());
  }

  private static byte[] content(ByteBuffer bytes) {
    byte[] content = new byte[bytes.rewind().remaining()];
    bytes.get(content);
    return content;
  }

  static ByteBuffer file(String header, byte[] data) {
    byte[] json = header.getBytes(UTF_8);
    return ByteBuffer.allocate(8 + json.length + data.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(json.length)
        .put(json)
        .put(data)
        .flip();
  }
}
