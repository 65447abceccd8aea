// What the fuzzer has to find. For its test.
export const names = ['crashes', 'grows', 'hangs'];

export async function parsers() {
  const kept = [];
  let inputs = 0;
  return {
    crashes: {
      take(bytes) {
        if (bytes[0] === 0x1f) throw new TypeError('no such kind');
      },
    },
    grows: {
      take() {
        kept.push(new Float64Array(10_000));
      },
    },
    hangs: {
      take() {
        inputs++;
        while (inputs === 900);
      },
    },
  };
}
