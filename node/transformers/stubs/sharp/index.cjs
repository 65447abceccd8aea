// Of images, which nobody translates here.
module.exports = function sharp() {
  throw new Error('There are no images in this program.');
};
