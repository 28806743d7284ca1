#pragma once
#include <stddef.h>
#include <stdint.h>

/// libFuzzer as a library: returns when its options say so, else only by a crash.
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*callback)(const uint8_t *data, size_t size));
