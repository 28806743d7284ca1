#pragma once
#include <stdlib.h>
#include <string.h>
#include <cmark.h>

/// A pointer of each thread's own. Every object file that calls this has another one, so call it in one place only.
static inline void **markdown_thread_place(void) {
  static _Thread_local void *place = NULL;
  return &place;
}
