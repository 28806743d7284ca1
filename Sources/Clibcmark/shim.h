#pragma once
#include <stdlib.h>
#include <string.h>
#include <cmark.h>
#if __has_include(<malloc.h>)
#include <malloc.h>
#endif

/// A pointer of each thread's own. Every object file that calls this has another one, so call it in one place only.
static inline void **markdown_thread_place(void) {
  static _Thread_local void *place = NULL;
  return &place;
}

/// Freed memory stays with the process, up to `bytes`, instead of going back to the system and being asked for again.
static inline void keep_freed_memory(int bytes) {
#ifdef M_TRIM_THRESHOLD
  mallopt(M_TRIM_THRESHOLD, bytes);
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  mallopt(M_TOP_PAD, 48 << 20);
#endif
}
