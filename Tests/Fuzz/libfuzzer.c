// What every program of the fuzz targets' build is linked with, as it is compiled for libFuzzer as a
// whole: the fuzz targets, which have libFuzzer, and the tool that embeds the content, which has not.

typedef int (*Target)(const unsigned char *bytes, unsigned long count);
__attribute__((weak)) int LLVMFuzzerTestOneInput(const unsigned char *, unsigned long);
__attribute__((weak)) int LLVMFuzzerRunDriver(int *, char ***, Target);

// The `main` of each fuzz target, by the name that SwiftPM gives it.
#define MAIN(name)                                                            \
  int name##Fuzz_main(int count, char **words) {                              \
    return LLVMFuzzerRunDriver(&count, &words, LLVMFuzzerTestOneInput);       \
  }

MAIN(Assessment)
MAIN(CSV)
MAIN(Configuration)
MAIN(FrontMatter)
MAIN(Markdown)
MAIN(Scans)
MAIN(Tables)
MAIN(Templates)
MAIN(XML)
MAIN(Zip)

// What the compiler calls wherever code goes another way: nothing, but where libFuzzer has its own.
#define COUNTED(name, ...) \
  __attribute__((weak)) void __sanitizer_cov_##name(__VA_ARGS__) {}

COUNTED(8bit_counters_init, char *start, char *end)
COUNTED(pcs_init, const unsigned long *start, const unsigned long *end)
COUNTED(trace_pc_indir, unsigned long callee)
COUNTED(trace_cmp1, unsigned char a, unsigned char b)
COUNTED(trace_cmp2, unsigned short a, unsigned short b)
COUNTED(trace_cmp4, unsigned int a, unsigned int b)
COUNTED(trace_cmp8, unsigned long a, unsigned long b)
COUNTED(trace_const_cmp1, unsigned char a, unsigned char b)
COUNTED(trace_const_cmp2, unsigned short a, unsigned short b)
COUNTED(trace_const_cmp4, unsigned int a, unsigned int b)
COUNTED(trace_const_cmp8, unsigned long a, unsigned long b)
COUNTED(trace_switch, unsigned long value, unsigned long *cases)
COUNTED(trace_div4, unsigned int value)
COUNTED(trace_div8, unsigned long value)
COUNTED(trace_gep, unsigned long place)

// How deep the stack went.
__attribute__((weak, tls_model("initial-exec"))) __thread unsigned long __sancov_lowest_stack;
