# duebook.  On a bare Debian 12 "make demo" installs what is missing, builds
# and runs; "make help" lists the rest.  What is made stands in build/, but
# for the demo's output in out/demo/.
#
# BUILD=release|debug|asan|tsan|cov   V=1 shows the commands   JOBS=N

.DELETE_ON_ERROR:
.DEFAULT_GOAL := all
GOALS := $(or $(MAKECMDGOALS),all)

BUILD ?= release
ifneq ($(filter asan,$(GOALS)),)
override BUILD := asan
else ifneq ($(filter fuzz,$(GOALS)),)
override BUILD := fuzz
endif
B := build/$(BUILD)
PROGRAM := $(if $(filter release,$(BUILD)),build/duebook,$(B)/duebook)
PREFIX ?= /usr/local

ifeq ($(filter -j% --jobserver%,$(MAKEFLAGS)),)
MAKEFLAGS += -j$(or $(JOBS),$(shell nproc 2>/dev/null),1)
endif
MAKEFLAGS += --no-print-directory
Q := $(if $(filter 1,$(V)),,@)
say = $(if $(Q),@printf '  %-5s %s\n' $(1) $(2))

# The tests' Python leaves no compiled files beside its sources.
export PYTHONDONTWRITEBYTECODE := 1

# --- Debian packages, by what they are needed for ---------------------------

DEPS_program := gcc libc6-dev pkg-config libhpdf-dev libxlsxwriter-dev \
    libpng-dev libcsv-dev libharfbuzz-dev libicu-dev libcmark-gfm-dev \
    libcmark-gfm-extensions-dev libyaml-dev libjansson-dev libssl-dev \
    libisal-dev libdeflate-dev zlib1g-dev libzip-dev libexpat1-dev \
    libsqlite3-dev unixodbc-dev libqpdf-dev libhyphen-dev hyphen-en-us \
    fonts-noto-cjk fonts-hanazono fonts-urw-base35
DEPS_test := libcmocka-dev libfreexl-dev libfreetype-dev fonts-dejavu-core \
    perl sqlite3 unzip poppler-utils qpdf mupdf-tools \
    python3-openpyxl libreoffice-calc-nogui libreoffice-writer-nogui postgresql odbc-postgresql
DEPS_lint := clang clang-format clang-tidy cppcheck
DEPS_fuzz := clang
# An npm that is no Debian package is as good.
DEPS_bench := $(if $(shell command -v npm 2>/dev/null),,nodejs npm) \
    libpango1.0-dev libcairo2-dev python3
LEVELS := program $(if $(filter deps test asan lint,$(GOALS)),test) \
    $(foreach l,lint fuzz bench,$(filter $(l),$(GOALS)))

PKGS := harfbuzz harfbuzz-subset icu-i18n icu-uc yaml-0.1 jansson \
    libcmark-gfm xlsxwriter libcrypto libisal libdeflate zlib libpng libzip expat \
    odbc sqlite3 libqpdf
PLAIN_LIBS := -lhpdf -lcsv -lhyphen -lcmark-gfm-extensions -lpthread

# The compiler's flags stand in a file that make itself keeps up to date: on
# a first run it installs the packages, asks pkg-config and starts over.
ifneq ($(filter-out help clean format,$(GOALS)),)
include build/flags.mk
endif

empty :=
STAMP := build/deps-$(subst $(empty) ,-,$(strip $(LEVELS)))
build/flags.mk: $(STAMP)
	$(Q){ echo "PKG_CFLAGS := $$(pkg-config --cflags $(PKGS) | \
	    sed 's/-I/-isystem /g')" && \
	    echo "PKG_LIBS := $$(pkg-config --libs $(PKGS))"; } >$@

# Only where a package is missing, and only for goals that may install.
$(STAMP): Makefile
	$(Q)mkdir -p build; missing=; \
	command -v dpkg-query >/dev/null || { touch $@; exit 0; }; \
	for p in $(foreach l,$(LEVELS),$(DEPS_$(l))); do \
	    dpkg-query -W -f '$${db:Status-Status}\n' $$p 2>/dev/null | \
	        grep -qx installed || missing="$$missing $$p"; \
	done; \
	test -z "$$missing" && { touch $@; exit 0; }; \
	echo "missing packages:$$missing"; \
	$(if $(filter deps demo test lint asan fuzz bench,$(GOALS)),, \
	    echo "'make deps' installs them"; exit 1;) \
	as=; test "$$(id -u)" = 0 || as=sudo; \
	$$as apt-get -q update && $$as env DEBIAN_FRONTEND=noninteractive \
	    apt-get -q -y -o DPkg::Lock::Timeout=300 install \
	    --no-install-recommends $$missing && touch $@

# --- flags and files --------------------------------------------------------

WARN := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes \
    -Wmissing-prototypes -Wvla
BASE_CFLAGS := -std=c17 -D_GNU_SOURCE -Igen $(PKG_CFLAGS) -pthread
SAN := -fsanitize=address,undefined -fno-sanitize-recover=undefined
HARDEN := -fstack-protector-strong -D_FORTIFY_SOURCE=2
FLAGS_release := -O2 -g $(HARDEN)
FLAGS_debug := -Og -g3
FLAGS_asan := -O1 -g -fno-omit-frame-pointer -DARENA_EXACT $(SAN)
FLAGS_tsan := -O1 -g -fsanitize=thread
FLAGS_cov := -O0 -g --coverage
FLAGS_fuzz := -O1 -g -DARENA_EXACT -fsanitize=fuzzer-no-link $(SAN)
ifeq ($(BUILD),fuzz)
CC := clang
endif
ALL_CFLAGS = $(BASE_CFLAGS) $(WARN) $(FLAGS_$(BUILD)) $(CFLAGS)
LINK = $(CC) $(FLAGS_$(BUILD)) $(LDFLAGS) -Wl,--as-needed -o $@
LIBS = $(PKG_LIBS) $(PLAIN_LIBS)

SOURCES := $(shell find gen -name '*.c')
OBJECTS := $(SOURCES:%.c=$(B)/%.o)
LIBRARY := $(B)/libduebook.a
tests_in = $(patsubst %.c,$(B)/%,$(sort $(wildcard tests/$(1))))
UNIT_TESTS := $(call tests_in,test_*.c)
FUZZERS := $(call tests_in,fuzz/fuzz_*.c)
BENCHES := $(call tests_in,bench/bench_*.c)
TOOLS := build/samplegen build/faults.so build/glyphs build/swapped \
    build/claim_cases build/movement_weeks build/feature_book

# --- targets ----------------------------------------------------------------

.PHONY: all deps demo test lint asan fuzz bench install samples format \
    clean help fandol

all: $(PROGRAM) ## build/duebook
deps: ## install the Debian packages the program and its tests need
	@echo "  all packages are installed"

deps demo test bench: | fandol
fandol: # two families that no Debian package of fonts has
	$(Q)sh fonts/get || true

demo: all ## run the sample book: workbook, report and letters in out/demo/
	$(Q)rm -rf out/demo
	$(Q)$(PROGRAM) weekly samples/huaheng -o out/demo
	$(Q)find out/demo -type f | sort

test: all $(UNIT_TESTS) $(TOOLS) ## all tests; the last line counts them
	$(Q)BUILD=$(BUILD) DUEBOOK=$(PROGRAM) \
	    LSAN_OPTIONS=suppressions=$(CURDIR)/tests/leaks.txt:print_suppressions=0 \
	    perl tests/run $(UNIT_TESTS)

asan: test ## the tests under the address and undefined-behaviour sanitizers

FUZZ_SECONDS ?= 60
fuzz: $(FUZZERS:%=%.run) ## each parser for FUZZ_SECONDS (60)
bench: all $(BENCHES) $(TOOLS) build/pango_letter build/duckdb/ready ## the measurements, as one table
	$(Q)DUEBOOK=$(PROGRAM) DUCKDB=build/duckdb sh tests/bench/run $(BENCHES)

samples: build/samplegen ## write samples/huaheng anew
	$(Q)sh tests/samplegen/samples samples/huaheng

SHARE := $(DESTDIR)$(PREFIX)/share/duebook
install: all ## into $(DESTDIR)$(PREFIX)
	$(Q)mkdir -p $(DESTDIR)$(PREFIX)/bin $(SHARE)
	$(Q)install -m 755 $(B)/duebook $(DESTDIR)$(PREFIX)/bin/duebook
	$(Q)cp -R templates fonts samples LICENSE README.md $(SHARE)

format: ## clang-format all C files
	$(Q)find gen tests -name '*.[ch]' | xargs clang-format -i

clean: ## remove build/ and out/demo/
	$(Q)rm -rf build out/demo

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  \1	\2/p' Makefile | expand -t 12

# --- rules ------------------------------------------------------------------

build/duebook: build/release/duebook
	$(Q)ln -sf release/duebook $@

$(B)/%.o: %.c Makefile
	$(call say,CC,$<)
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(LIBRARY): $(filter-out $(B)/gen/main.o,$(OBJECTS))
	$(Q)rm -f $@
	$(Q)ar qcsD $@ $^

$(B)/duebook: $(B)/gen/main.o $(LIBRARY)
	$(call say,LINK,$@)
	$(Q)$(LINK) $^ $(LIBS)

$(UNIT_TESTS): $(B)/%: $(B)/%.o $(LIBRARY)
	$(Q)$(LINK) $^ -lcmocka -lfreexl $(LIBS)

$(BENCHES): $(B)/%: $(B)/%.o $(LIBRARY)
	$(Q)$(LINK) $^ $(LIBS)

$(FUZZERS): $(B)/%: $(B)/%.o $(LIBRARY)
	$(Q)$(LINK) -fsanitize=fuzzer $^ $(LIBS)

$(B)/%.run: $(B)/%
	$(call say,FUZZ,$*)
	$(Q)mkdir -p $(B)/corpus/$(*F)
	$(Q)$< -max_total_time=$(FUZZ_SECONDS) -timeout=10 -verbosity=0 \
	    -artifact_prefix=$(B)/crash_ $(B)/corpus/$(*F) $(wildcard $*) \
	    >$@.log 2>&1 || { tail -n 40 $@.log; exit 1; }

build/samplegen: $(wildcard tests/samplegen/*.c) Makefile
	$(Q)$(CC) $(BASE_CFLAGS) $(WARN) -O2 -g -o $@ $(filter %.c,$^)

# What bench_render compares with.
PANGO := pangocairo cairo-pdf fontconfig
pango_cflags = $(shell pkg-config --cflags $(PANGO) | sed 's/-I/-isystem /g')
build/pango_letter: $(wildcard tests/bench/pango_*.[ch]) $(LIBRARY) Makefile
	$(Q)$(CC) $(BASE_CFLAGS) $(pango_cflags) $(WARN) -O2 -g -o $@ \
	    $(filter %.c %.a,$^) $$(pkg-config --libs $(PANGO)) $(LIBS)

# What bench_ingest compares with; where npm cannot install it, it says so.
build/duckdb/ready: Makefile
	$(Q)mkdir -p $(@D)
	$(Q)npm install --prefix $(@D) --cache $(@D)/cache --no-audit --no-fund \
	    @duckdb/node-api@1.5.6-r.1 >$(@D)/npm.log 2>&1 && touch $@ || \
	    tail -n 3 $(@D)/npm.log

# Compares the glyphs that readers draw with those of the original fonts.
build/glyphs: $(wildcard tests/glyphs/*.[ch]) Makefile
	$(Q)$(CC) $(BASE_CFLAGS) $$(pkg-config --cflags freetype2) $(WARN) -O2 \
	    -o $@ $(filter %.c,$^) $$(pkg-config --libs freetype2) $(LIBS) -lm

# The program with a fault that build/glyphs must notice.
build/swapped: $(B)/gen/main.o $(B)/tests/swapped.o $(LIBRARY)
	$(Q)$(LINK) -Wl,--wrap=font_subset,--wrap=font_subset_around \
	    -Wl,--wrap=font_drawings $^ $(LIBS)

# What the program makes of claims that tests/claim_reference.py works out, too.
build/claim_cases: $(B)/tests/claim_cases.o $(LIBRARY)
	$(Q)$(LINK) $^ $(LIBS)

# What moved week by week, which tests/movement_weeks.py works out, too.
build/movement_weeks: $(B)/tests/movement_weeks.o $(LIBRARY)
	$(Q)$(LINK) $^ $(LIBS)

# A workbook with every feature that a sheet may have.
build/feature_book: $(B)/tests/feature_book.o $(LIBRARY)
	$(Q)$(LINK) $^ $(LIBS)

build/faults.so: tests/faults/faults.c Makefile
	$(Q)$(CC) $(BASE_CFLAGS) $(WARN) -O2 -g -shared -fPIC -o $@ $< -ldl

# gcc, clang, clang-tidy and cppcheck look at a file again when it changed.
LINTED := $(shell find gen tests -name '*.c')
ifneq ($(shell pkg-config --exists pangocairo 2>/dev/null && echo yes),yes)
LINTED := $(filter-out tests/bench/pango_%,$(LINTED))
endif
build/lint/tests/bench/pango_%.ok: BASE_CFLAGS += $(pango_cflags)
lint: $(LINTED:%.c=build/lint/%.ok) ## compilers, clang-tidy, cppcheck, rules
	$(Q)perl tests/lint/lint

define tidy
$(Q)clang-tidy --quiet --config-file=tests/lint/.clang-tidy $< -- \
    $(BASE_CFLAGS) $(if $(filter %/diag.c,$<),, \
    -include tests/lint/analyzer.h) 2>/dev/null
	$(Q)cppcheck --quiet --std=c11 --error-exitcode=1 --inline-suppr \
	    --suppressions-list=tests/lint/cppcheck.txt -Igen $<
endef

build/lint/%.ok: %.c tests/lint/.clang-tidy Makefile
	$(call say,LINT,$<)
	$(Q)mkdir -p $(@D)
	$(Q)gcc $(BASE_CFLAGS) $(WARN) -Werror -O2 -MMD -MP -MT $@ \
	    -MF $(@:.ok=.d) -c -o /dev/null $<
	$(Q)clang $(BASE_CFLAGS) $(WARN) -Werror -fsyntax-only $<
	$(if $(filter gen/%,$<),$(tidy))
	$(Q)touch $@

-include $(shell find build -name '*.d' 2>/dev/null)
