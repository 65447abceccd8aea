// Of browsers; its 141 MB are not wanted here.
