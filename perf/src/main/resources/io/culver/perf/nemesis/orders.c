/*
 * Loaded into a process before the C library (LD_PRELOAD): delays what puts octets on disk, and moves the wall clock.
 * How much of both stands in a file, which the storm writes while the process runs.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

struct orders {
    volatile int64_t sync_delay_millis;
    volatile int64_t clock_offset_millis;
};

static struct orders *orders;
static int (*real_clock_gettime)(clockid_t, struct timespec *);

__attribute__((constructor)) static void begin(void) {
    real_clock_gettime = (int (*)(clockid_t, struct timespec *)) dlsym(RTLD_NEXT, "clock_gettime");
    const char *path = getenv("CULVER_STORM_ORDERS");
    int file = path == NULL ? -1 : open(path, O_RDONLY | O_CLOEXEC);
    if (file >= 0) {
        void *mapped = mmap(NULL, sizeof(struct orders), PROT_READ, MAP_SHARED, file, 0);
        orders = mapped == MAP_FAILED ? NULL : mapped;
        close(file);
    }
}

static void delay(void) {
    int64_t millis = orders == NULL ? 0 : orders->sync_delay_millis;
    if (millis > 0) {
        usleep(millis * 1000);
    }
}

int fsync(int file) {
    delay();
    return syscall(SYS_fsync, file);
}

int fdatasync(int file) {
    delay();
    return syscall(SYS_fdatasync, file);
}

int msync(void *from, size_t length, int flags) {
    delay();
    return syscall(SYS_msync, from, length, flags);
}

int clock_gettime(clockid_t clock, struct timespec *now) {
    int failed = real_clock_gettime == NULL ? syscall(SYS_clock_gettime, clock, now) : real_clock_gettime(clock, now);
    if (!failed && clock == CLOCK_REALTIME && orders != NULL) {
        int64_t offset = orders->clock_offset_millis;
        now->tv_sec += offset / 1000;
        now->tv_nsec += offset % 1000 * 1000000;
        if (now->tv_nsec >= 1000000000) {
            now->tv_nsec -= 1000000000;
            now->tv_sec++;
        } else if (now->tv_nsec < 0) {
            now->tv_nsec += 1000000000;
            now->tv_sec--;
        }
    }
    return failed;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone) {
    struct timespec precise;
    (void) zone;
    int failed = clock_gettime(CLOCK_REALTIME, &precise);
    now->tv_sec = precise.tv_sec;
    now->tv_usec = precise.tv_nsec / 1000;
    return failed;
}

time_t time(time_t *result) {
    struct timespec precise;
    clock_gettime(CLOCK_REALTIME, &precise);
    if (result != NULL) {
        *result = precise.tv_sec;
    }
    return precise.tv_sec;
}
