// What the lesson and the presets say that a run could contradict, and when a run bears it out: each claim as it is
// worded in both languages, and what must then hold of every seed. The runs are in tests/fixtures/claims.json.

/**
 * The numbers of one seed, by run and by name.
 * @callback Get
 * @param {string} run
 * @param {string} name
 * @returns {number}
 */

/**
 * @typedef {object} Claim
 * @property {string} book  of texts, less the language
 * @property {string} key
 * @property {string} en  a part of the text
 * @property {string} zh
 * @property {(get: Get) => boolean} holds
 * @property {number[]} [seeds]  of which it is said, where not of all
 */

const GUIDE = "lesson/guide/";
const FIGURE = "figures/";
const END = "after epoch 5";

/** @type {(get: Get) => boolean} */
const isFar = (get) => get("autoencoder", `inside ${END}`) < 0.2 && get("defaults", `inside ${END}`) > 0.5;
/** @type {(get: Get) => boolean} */
const usesBoth = (get) => get("autoencoder", `active ${END}`) === 2;
/** @type {(get: Get) => boolean} */
const isTrade = (get) => get("beta 4", `kl ${END}`) < get("defaults", `kl ${END}`) &&
  get("beta 4", `reconstruction ${END}`) > get("defaults", `reconstruction ${END}`);
/** @type {(get: Get) => boolean} */
const isNearer = (get) => get("beta 4", `rms ${END}`) < get("defaults", `rms ${END}`) &&
  get("beta 4", `sigma ${END}`) > get("defaults", `sigma ${END}`);
/** @type {(get: Get) => boolean} */
const isCollapsed = (get) => get("beta 40", "active after epoch 3") === 0 && get("beta 40", "kl after epoch 3") < 0.02;
/** @type {(get: Get) => boolean} */
const isOnePicture = (get) => get("beta 40", "spread after epoch 3") < get("defaults", "spread after epoch 3") / 3;
/** @type {(get: Get) => boolean} */
const isSharper = (get) => get("20 latent units", "grey at step 200") < 0.9 * get("defaults", "grey at step 200") &&
  get("20 latent units", "batch reconstruction at step 200") < get("defaults", "batch reconstruction at step 200") - 20;
/** @type {(get: Get) => boolean} */
const tellsMore = (get) =>
  get("20 latent units", "batch KL at step 200") > 2 * get("defaults", "batch KL at step 200");
const chain = "diffusion, beta 0.3";

/** @type {readonly Claim[]} */
export const claims = [
  {
    book: `${GUIDE}beta/texts`, key: "autoencoderSeen",
    en: "it draws where few of the codes are, and most of what was learned is hardly ever drawn",
    zh: "它抽样的地方编码很少，学到的东西大多几乎抽不到", holds: isFar,
  },
  {
    book: `${FIGURE}beta/texts`, key: "autoencoder-spread", en: "samples meet only a small part of the cloud",
    zh: "样本只落在点云的一小部分上", holds: isFar,
  },
  {
    book: `${FIGURE}beta/texts`, key: "autoencoder-line-answer", en: "so the encoder uses all it has",
    zh: "编码器自然把能用的都用上", holds: usesBoth,
  },
  {
    book: `${GUIDE}beta/texts`, key: "largerSeen", en: "KL becomes smaller, reconstruction worse", zh: "KL 变小，重构变差",
    holds: isTrade,
  },
  {
    book: `${GUIDE}beta/texts`, key: "largerSeen", en: "Codes come nearer to the prior", zh: "编码更靠近先验", holds: isNearer,
  },
  {
    book: `${FIGURE}beta/texts`, key: "larger-trade", en: "KL gets smaller, reconstruction worse, and the cloud draws",
    zh: "KL 变小，重构变差，点云收拢", holds: (get) => isTrade(get) && isNearer(get),
  },
  {
    book: `${FIGURE}beta/texts`, key: "larger-trade-answer", en: "q(z|x) wider, means nearer to the origin",
    zh: "q(z|x) 变宽，均值更靠近原点", holds: isNearer,
  },
  {
    book: `${FIGURE}beta/texts`, key: "collapse-blur-answer", en: "With β = 4 it is so", zh: "β = 4 时确实如此",
    holds: (get) => get("beta 4", `active ${END}`) === 2,
  },
  {
    book: `${GUIDE}beta/texts`, key: "collapseSeen", en: "q is the prior for every x: KL is 0",
    zh: "对每个 x，q 都成了先验：KL 为 0", holds: isCollapsed,
  },
  {
    book: `${GUIDE}beta/texts`, key: "collapseSeen", en: "the decoder draws one mean picture for all digits",
    zh: "解码器对所有数字画出同一张平均的图", holds: isOnePicture,
  },
  {
    book: `${FIGURE}beta/texts`, key: "collapse-none", en: "Both give up: q(z|x) is N(0, I) for every x",
    zh: "两个都失效：对每个 x，q(z|x) 都成了 N(0, I)", holds: (get) => isCollapsed(get) && isOnePicture(get),
  },
  {
    book: `${GUIDE}vae/texts`, key: "trainSeen", en: "Reconstruction falls far; KL grows from almost nothing",
    zh: "重构项大幅下降；KL 项从几乎为 0 升上来",
    holds: (get) => {
      const of = (/** @type {string} */ name) => get("20 latent units", name);
      return of("batch reconstruction at step 200") < of("batch reconstruction at step 1") / 2 &&
        of("batch KL at step 1") < 0.2 && of("batch KL at step 200") > 10;
    },
  },
  {
    book: `${GUIDE}vae/texts`, key: "trainSeen", en: "The loss is the negative ELBO, and falls",
    zh: "损失就是取负的 ELBO，它在下降",
    holds: (get) => get("20 latent units", "batch loss at step 200") < get("20 latent units", "batch loss at step 1"),
  },
  {
    book: `${GUIDE}vae/texts`, key: "planeSeen", en: "KL is smaller, and the pictures are more blurred",
    zh: "KL 更小，画面更模糊", holds: (get) => isSharper(get) && tellsMore(get),
  },
  {
    book: `${GUIDE}vae/texts`, key: "planeListen", en: "More numbers, sharper pictures, more KL",
    zh: "数越多，画面越清楚，KL 也越大", holds: (get) => isSharper(get) && tellsMore(get),
  },
  {
    book: `${GUIDE}diffusion/texts`, key: "boundSeen", en: "Training lowers those of the steps back; L_T stays",
    zh: "训练压低的是往回各步的项；L_T 不动",
    holds: (get) => {
      const run = "diffusion, trained anew";
      return get(run, "steps back after 1000 steps") < get(run, "steps back before") - 0.1 &&
        get(run, "bound after 1000 steps") < get(run, "bound before") && get(run, "L_T after 1000 steps") ===
        get(run, "L_T before");
    },
  },
  {
    book: `${GUIDE}diffusion/texts`, key: "chainSeen", en: "The prior falls into the holes as well",
    zh: "先验的样本也会落进空洞", holds: (get) => get(chain, "holes of prior") > 0.1,
  },
  {
    book: `${GUIDE}diffusion/texts`, key: "chainSeen", en: "the chain seldom does", zh: "扩散链的样本很少如此",
    holds: (get) => get(chain, "holes of diffusion") < get(chain, "holes of prior") / 3,
  },
  {
    book: `${FIGURE}diffusion/texts`, key: "end", en: "its samples lie where codes lie", zh: "它的样本落在有编码的地方",
    holds: (get) => get(chain, "toMean of diffusion") < 1.2 * get(chain, "toMean of posterior") &&
      get(chain, "toSample of diffusion") < 1.2 * get(chain, "toSample of posterior"),
  },
  {
    book: `${GUIDE}diffusion/texts`, key: "dragSeen", en: "often draws no digit. In the cloud it draws digits",
    zh: "在那里画出的往往不是数字；在云团里画出的是数字",
    holds: (get) => get(chain, "digits in holes") < 0.5 && get(chain, "digits in the cloud") > 0.9,
  },
  {
    book: `${GUIDE}reparameterisation/texts`, key: "estimatorsSeen",
    en: "Both have the exact gradient as their mean, but the score function strays much farther",
    zh: "二者的均值都是精确的梯度，但得分函数法的估计散得远得多",
    holds: (get) => ["reparameterised", "score"].every((name) =>
      Math.abs(get("reparameterisation", `errors of ${name}, square`)) < 3) &&
      get("reparameterisation", "ratio of variances, square") > 5,
  },
  {
    book: `${GUIDE}reparameterisation/texts`, key: "stepTask", en: "the score function has the smaller variance",
    zh: "使得分函数法的方差反而较小", holds: (get) => get("reparameterisation", "ratio of variances, step") < 1,
  },
  {
    book: `${GUIDE}functional/texts`, key: "descentSeen", en: "Other seeds begin elsewhere, and end on the same curve",
    zh: "换个种子，起点不同，终点还是同一条曲线",
    holds: (get) => get("functional", "arrived") === 1 && get("functional", "gap") < 1e-3,
  },
  {
    book: `${GUIDE}inference/texts`, key: "modesSeen", en: "q keeps to one mode", zh: "q 守住一个峰",
    holds: (get) =>
      Math.abs(get("inference", "x of seeking")) > 1.9 && Math.abs(get("inference", "x of covering")) < 0.1,
  },
  // Ten digits in the place of ten seeds: of a 1 two thirds of the gap stay.
  {
    book: `${GUIDE}elbo/texts`, key: "digitSeen", en: "for this one there is a better q", zh: "还有更好的 q",
    holds: (get) => get("elbo, the digit", "gap left") < 0.8 * get("elbo, the digit", "gap at first"),
  },
  {
    book: `${GUIDE}elbo/texts`, key: "digitTask", seeds: [4], en: "Press Play until at most half of its gap is left",
    zh: "直到间隙至多剩下一半",
    holds: (get) => get("elbo, the digit", "gap left") < get("elbo, the digit", "gap at first") / 2,
  },
  {
    book: "texts/presets", key: "presetDefaultsWatch", en: "while the KL settles at 5 to 6 nats",
    zh: "而 KL 稳定在 5 到 6 奈特",
    holds: (get) => [3, 5, 8, 15].every((epoch) => get("defaults", `kl of epoch ${epoch}`) > 5 &&
      get("defaults", `kl of epoch ${epoch}`) < 6.2) && get("defaults", "kl of epoch 15") < 6,
  },
  {
    book: "texts/presets", key: "presetDefaultsWatch", en: "fall fast for an epoch and slowly from then on",
    zh: "在第一轮迅速下降，此后缓慢下降",
    holds: (get) => {
      const of = (/** @type {number} */ epoch) => get("defaults", `reconstruction of epoch ${epoch}`);
      const first = get("defaults", "batch reconstruction at step 1") - of(2);
      return first > 300 && of(2) - of(3) < 20 && of(3) - of(5) < 20;
    },
  },
  {
    book: "texts/presets", key: "presetAutoencoderWatch", en: "watch them spread", zh: "看它们散开",
    holds: (get) => get("autoencoder", `rms ${END}`) > 2 * get("defaults", `rms ${END}`),
  },
  {
    book: "texts/presets", key: "presetBetaZeroWatch",
    en: "watch it shrink to a few hundredths within three epochs, while the dots spread",
    zh: "看它在三轮之内缩小到百分之几，同时各点散开",
    holds: (get) => get("beta 0", "sigma after epoch 3") < 0.06 &&
      get("beta 0", "rms after epoch 3") > 2 * get("defaults", "rms after epoch 3"),
  },
  {
    book: "texts/presets", key: "presetRateHighWatch", en: "Watch the loss jump to many thousands", zh: "看损失跳到成千上万",
    holds: (get) => get("learning rate 0.1", "highest loss of 20 steps") > 10_000,
  },
  {
    book: "texts/presets", key: "presetRateHighWatch",
    en: "comes down to a few nats, stays in the hundreds, or the loss grows too large to compute",
    zh: "KL 降到几奈特，或停留在数百，或者损失大到无法计算",
    holds: (get) => get("learning rate 0.1", "failed") === 1 || get("learning rate 0.1", "KL of epoch 2") < 10 ||
      get("learning rate 0.1", "KL of epoch 2") > 100,
  },
  {
    book: "texts/presets", key: "presetRateTooHighWatch",
    en: "The third step brings a loss too large to compute: watch the state of step 0 come back",
    zh: "第三步的损失就不再是有限的数值：看训练恢复到第 0 步的状态",
    holds: (get) => get("learning rate 1", "failed") === 1 && get("learning rate 1", "steps that were made") === 3 &&
      get("learning rate 1", "step that came back") === 0,
  },
  {
    book: "texts/presets", key: "presetRateLowWatch", en: "watch the losses stand still", zh: "看两条损失原地不动",
    holds: (get) => {
      const of = (/** @type {number} */ epoch) => get("learning rate 1e-8", `loss of epoch ${epoch}`);
      return Math.abs(of(4) / of(1) - 1) < 0.005;
    },
  },
  {
    book: "texts/presets", key: "presetNarrowWatch",
    en: "watch the reconstruction fall late, and lie 30 nats above that of the defaults after five epochs",
    zh: "看重构误差迟迟才下降，五轮之后仍比默认设置高出 30 奈特",
    holds: (get) => get("8 hidden units", "held-out reconstruction after epoch 1") > 400 &&
      get("8 hidden units", `held-out reconstruction ${END}`) > get("defaults", `reconstruction ${END}`) + 30,
  },
  {
    book: "texts/presets", key: "presetNarrowWatch", en: "the digits stay blurred", zh: "数字则一直模糊",
    holds: (get) => get("8 hidden units", `grey ${END}`) > 1.05 * get("defaults", `grey ${END}`),
  },
  {
    book: "texts/presets", key: "presetLatent20Watch",
    en: "fall below 125 nats in five epochs, where two units stay above 160",
    zh: "在五轮内降到 125 奈特以下，而两个单元还在 160 以上",
    holds: (get) => get("20 latent units", "reconstruction of epoch 5") < 125 &&
      get("20 latent units", `reconstruction ${END}`) < 125 && get("defaults", "reconstruction of epoch 5") > 160 &&
      get("defaults", `reconstruction ${END}`) > 160,
  },
  {
    book: "texts/presets", key: "presetCollapseWatch", en: "both fall unused within three epochs",
    zh: "三轮之内两个单元都不再被使用", holds: isCollapsed,
  },
  {
    book: "texts/presets", key: "presetCollapseWatch", en: "all decoded pictures look alike",
    zh: "解码出的图像几乎全都一样", holds: isOnePicture,
  },
  {
    book: "texts/presets", key: "presetBetaZeroElsewhere", en: "watch it shrink, while the dots spread",
    zh: "看它缩小，点也四散开来",
    holds: (get) => {
      const [sigma, usual] = ["beta-zero", "defaults"].map((name) => get("discs", `sigma after epoch 2, ${name}`));
      const [rms, usualRms] = ["beta-zero", "defaults"].map((name) => get("discs", `rms after epoch 2, ${name}`));
      return sigma < usual / 2 && rms > 2 * usualRms;
    },
  },
  {
    book: "texts/presets", key: "presetNarrowElsewhere", en: "watch the pictures stay blurred", zh: "看图像始终模糊",
    holds: (get) => get("discs", "grey after epoch 2, narrow") > 2 * get("discs", "grey after epoch 2, defaults"),
  },
  {
    book: "texts/presets", key: "presetLatent20Elsewhere",
    en: "watch the reconstruction fall lower than two units let it", zh: "看重构项降到两个单元达不到的低处",
    holds: (get) => {
      const of = (/** @type {string} */ name) => get("discs", `reconstruction after epoch 2, ${name}`);
      return of("latent-20") < of("defaults") - 20;
    },
  },
];
